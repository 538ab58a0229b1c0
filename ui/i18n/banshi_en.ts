<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AppealWords</name>
    <message>
        <source>问题</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>什么问题</source>
        <translation>What and where</translation>
    </message>
    <message>
        <source>图片和电话</source>
        <translation>Pages, phone</translation>
    </message>
</context>
<context>
    <name>AwayNotice</name>
    <message>
        <source>现在连不上服务中心，没有人会马上看到。%1</source>
        <translation>The center cannot be reached: nobody will see this at once. %1</translation>
    </message>
</context>
<context>
    <name>CallbackScreen</name>
    <message>
        <source>怎么联系您？</source>
        <translation>Your phone number?</translation>
    </message>
    <message>
        <source>手机或座机，办的人会打给您。</source>
        <translation>Mobile or landline; whoever handles it calls you.</translation>
    </message>
    <message>
        <source>不留电话，下一步</source>
        <translation>Leave none, go on</translation>
    </message>
    <message>
        <source>号码对，下一步</source>
        <translation>That is right, go on</translation>
    </message>
    <message>
        <source>还差 %1 位</source>
        <translation>%1 more digits</translation>
    </message>
    <message>
        <source>号码不对，请改一改</source>
        <translation>Please correct it</translation>
    </message>
    <message>
        <source>电话号码</source>
        <translation>Phone number</translation>
    </message>
</context>
<context>
    <name>CardPreview</name>
    <message>
        <source>放大看</source>
        <translation>See larger</translation>
    </message>
    <message>
        <source>把画面放大</source>
        <translation>Show the picture larger</translation>
    </message>
</context>
<context>
    <name>CategoryScreen</name>
    <message>
        <source>出了什么问题？</source>
        <translation>What is wrong?</translation>
    </message>
</context>
<context>
    <name>ChooseWhatScreen</name>
    <message>
        <source>您要复印什么？</source>
        <translation>What would you like to copy?</translation>
    </message>
    <message>
        <source>请点一种。</source>
        <translation>Please touch one.</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>两面印一张纸</source>
        <translation>Both sides, one page</translation>
    </message>
    <message>
        <source>两面印在一张 A4 纸上</source>
        <translation>Both sides on one A4 page</translation>
    </message>
    <message>
        <source>最常用</source>
        <translation>Most used</translation>
    </message>
    <message>
        <source>其他卡片</source>
        <translation>Another card</translation>
    </message>
    <message>
        <source>银行卡、社保卡</source>
        <translation>Bank, social security</translation>
    </message>
    <message>
        <source>银行卡、社保卡等，正反两面</source>
        <translation>Bank card, social security card: both sides</translation>
    </message>
    <message>
        <source>A4 文件</source>
        <translation>A4 pages</translation>
    </message>
    <message>
        <source>证明、户口本</source>
        <translation>Letters, booklets</translation>
    </message>
    <message>
        <source>证明、合同、户口本，一页一页印</source>
        <translation>Letters, contracts, booklets, page by page</translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>正在设置…</source>
        <translation>Setting…</translation>
    </message>
    <message>
        <source>时钟设好了</source>
        <translation>The clock is set</translation>
    </message>
    <message>
        <source>时间由网络自动校准，不能手动设</source>
        <translation>The time comes from the network and cannot be set by hand</translation>
    </message>
    <message>
        <source>系统不允许本程序设时钟：请管理员安装 70-banshi-clock.rules</source>
        <translation>The system does not let this program set the clock: an administrator should install 70-banshi-clock.rules</translation>
    </message>
    <message>
        <source>没有这一天，请检查</source>
        <translation>There is no such day</translation>
    </message>
    <message>
        <source>系统没有答应，请在终端用 timedatectl 设</source>
        <translation>The system did not agree: use timedatectl in a terminal</translation>
    </message>
    <message>
        <source>时间由网络自动校准，不用手动设</source>
        <translation>The time comes from the network: nothing to set</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>设为 %1</source>
        <translation>Set to %1</translation>
    </message>
    <message>
        <source>减一</source>
        <translation>one less</translation>
    </message>
    <message>
        <source>加一</source>
        <translation>one more</translation>
    </message>
    <message>
        <source>时</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>分</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
</context>
<context>
    <name>ColoursPage</name>
    <message>
        <source>点一下，换下一种颜色（%1/%2）</source>
        <translation>Touch for the next colour (%1/%2)</translation>
    </message>
</context>
<context>
    <name>ComingScreen</name>
    <message>
        <source>这项服务还没开到本机</source>
        <translation>Not on this machine yet</translation>
    </message>
    <message>
        <source>现在可以这样办：</source>
        <translation>What you can do now:</translation>
    </message>
    <message>
        <source>回首页，看别的服务</source>
        <translation>Home, see other services</translation>
    </message>
    <message>
        <source>到%1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>工作人员当面给您办</source>
        <translation>Staff will do it with you</translation>
    </message>
    <message>
        <source>打 12345 热线</source>
        <translation>Call the 12345 hotline</translation>
    </message>
    <message>
        <source>问怎么办、带什么，也能反映问题</source>
        <translation>Ask how, what to bring, or report a problem</translation>
    </message>
    <message>
        <source>服务中心停用了本机</source>
        <translation>The center has closed this</translation>
    </message>
    <message>
        <source>本机太久没连上服务中心</source>
        <translation>Offline for too long</translation>
    </message>
    <message>
        <source>本机存满了，暂时收不下</source>
        <translation>This machine is full</translation>
    </message>
</context>
<context>
    <name>CopiesAndColour</name>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>每次最多 %1 份</source>
        <translation>At most %1 each time</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>黑白</source>
        <translation>Black and white</translation>
    </message>
    <message>
        <source>彩色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>这台打印机只印黑白。</source>
        <translation>This printer prints black and white only.</translation>
    </message>
    <message>
        <source>放大看</source>
        <translation>See larger</translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message>
        <source>文件</source>
        <comment>in a sentence</comment>
        <translation>page</translation>
    </message>
    <message>
        <source>身份证</source>
        <comment>in a sentence</comment>
        <translation>ID card</translation>
    </message>
    <message>
        <source>卡片</source>
        <comment>in a sentence</comment>
        <translation>card</translation>
    </message>
    <message>
        <source>这一页</source>
        <comment>in a sentence</comment>
        <translation>page</translation>
    </message>
    <message>
        <source>人像面</source>
        <comment>in a sentence</comment>
        <translation>photo side</translation>
    </message>
    <message>
        <source>第一面</source>
        <comment>in a sentence</comment>
        <translation>first side</translation>
    </message>
    <message>
        <source>国徽面</source>
        <comment>in a sentence</comment>
        <translation>emblem side</translation>
    </message>
    <message>
        <source>第二面</source>
        <comment>in a sentence</comment>
        <translation>second side</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>人像面</source>
        <translation>Photo side</translation>
    </message>
    <message>
        <source>国徽面</source>
        <translation>Emblem side</translation>
    </message>
    <message>
        <source>第一面</source>
        <translation>First side</translation>
    </message>
    <message>
        <source>第二面</source>
        <translation>Second side</translation>
    </message>
</context>
<context>
    <name>CornerEditor</name>
    <message>
        <source>左上角</source>
        <translation>Top left corner</translation>
    </message>
    <message>
        <source>右上角</source>
        <translation>Top right corner</translation>
    </message>
    <message>
        <source>右下角</source>
        <translation>Bottom right corner</translation>
    </message>
    <message>
        <source>左下角</source>
        <translation>Bottom left corner</translation>
    </message>
</context>
<context>
    <name>CountdownRing</name>
    <message>
        <source>还剩 %1 秒</source>
        <translation>%1 seconds left</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>sec</translation>
    </message>
</context>
<context>
    <name>DemoBadge</name>
    <message>
        <source>演示</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>DeviceKey</name>
    <message>
        <source>测试 %1/%2</source>
        <translation>tests %1/%2</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>型号</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>固件</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>耗材</source>
        <translation>Supplies</translation>
    </message>
    <message>
        <source>设备说</source>
        <translation>It says</translation>
    </message>
    <message>
        <source>%1 次，%2 次通过</source>
        <translation>%1 rounds, %2 passed</translation>
    </message>
    <message>
        <source>做测试</source>
        <translation>Test it</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>纸盒</source>
        <translation>Trays</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>量尺寸</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>上次测试</source>
        <translation>Last test</translation>
    </message>
    <message>
        <source>还没有做过</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>测试时间</source>
        <translation>Tested at</translation>
    </message>
    <message>
        <source>故障次数</source>
        <translation>Faults</translation>
    </message>
    <message>
        <source>驱动重启</source>
        <translation>Driver restarts</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>打印机正常</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>扫描仪正常</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <source>打印机未知</source>
        <translation>Printer unknown</translation>
    </message>
    <message>
        <source>扫描仪未知</source>
        <translation>Scanner unknown</translation>
    </message>
    <message>
        <source>纸快用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>打印机缺墨</source>
        <translation>No toner</translation>
    </message>
    <message>
        <source>打印机卡纸</source>
        <translation>Printer jammed</translation>
    </message>
    <message>
        <source>扫描仪卡纸</source>
        <translation>Scanner jammed</translation>
    </message>
    <message>
        <source>打印机盖没合</source>
        <translation>Printer open</translation>
    </message>
    <message>
        <source>扫描仪盖没合</source>
        <translation>Scanner open</translation>
    </message>
    <message>
        <source>打印机正忙</source>
        <translation>Printer busy</translation>
    </message>
    <message>
        <source>扫描仪正忙</source>
        <translation>Scanner busy</translation>
    </message>
    <message>
        <source>打印机暂停</source>
        <translation>Printer paused</translation>
    </message>
    <message>
        <source>扫描仪暂停</source>
        <translation>Scanner paused</translation>
    </message>
    <message>
        <source>没纸或纸盒没关</source>
        <translation>Check paper</translation>
    </message>
    <message>
        <source>纸盒没推到底</source>
        <translation>Tray open</translation>
    </message>
    <message>
        <source>没有 A4 纸</source>
        <translation>No A4 paper</translation>
    </message>
    <message>
        <source>墨粉快用完</source>
        <translation>Toner is low</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>本机已停用，居民看到“暂停服务”</source>
        <translation>Out of service: residents are told so</translation>
    </message>
    <message>
        <source>点一台设备，看详情、做测试</source>
        <translation>Touch a device to look at it and test it</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>恢复服务</source>
        <translation>Back in service</translation>
    </message>
    <message>
        <source>停用本机</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>本机没有打开，每 15 秒自动再试。日志可以在“本机”导出</source>
        <translation>The machine is not open; it tries again every 15 seconds. Export the log under Machine</translation>
    </message>
    <message>
        <source>系统说</source>
        <translation>It says</translation>
    </message>
</context>
<context>
    <name>FailedScreen</name>
    <message>
        <source>还没有提交</source>
        <translation>Not submitted yet</translation>
    </message>
    <message>
        <source>这台机器没有存下来</source>
        <translation>This machine could not save it</translation>
    </message>
    <message>
        <source>不是您的问题。可以再试一次，也可以：</source>
        <translation>Not your fault. Try once more, or:</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>到%1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>工作人员当面给您办</source>
        <translation>Staff will do it with you</translation>
    </message>
</context>
<context>
    <name>FarewellScreen</name>
    <message>
        <source>再印一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>original</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>card</translation>
    </message>
    <message>
        <source>请先别走</source>
        <translation>Please do not leave yet</translation>
    </message>
    <message>
        <source>印好了</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>这次没有打印</source>
        <translation>Nothing was printed</translation>
    </message>
    <message>
        <source>您的%1还在扫描仪里</source>
        <translation>Your %1 is still in the scanner</translation>
    </message>
    <message>
        <source>请取走%1和复印件</source>
        <translation>Take your %1 and copies</translation>
    </message>
    <message>
        <source>请取走您的%1</source>
        <translation>Take your %1</translation>
    </message>
    <message>
        <source>拿出来了，再看一次</source>
        <translation>Taken out, look again</translation>
    </message>
    <message>
        <source>都拿好了</source>
        <translation>I have everything</translation>
    </message>
    <message>
        <source>在扫描仪里</source>
        <translation>in the scanner</translation>
    </message>
    <message>
        <source>复印件 %1 张</source>
        <translation>Copies: %1</translation>
    </message>
    <message>
        <source>在出纸口</source>
        <translation>in the paper tray</translation>
    </message>
    <message>
        <source>%1 秒后自动回到首页</source>
        <translation>Back to home in %1 seconds</translation>
    </message>
    <message>
        <source>回到首页时，扫描的画面会从本机删除。</source>
        <translation>The scans are deleted from this machine when it returns to home.</translation>
    </message>
</context>
<context>
    <name>FilingScreen</name>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>请稍等，马上给您受理号。</source>
        <translation>One moment: you will get your number.</translation>
    </message>
    <message>
        <source>正在保存，请稍等…</source>
        <translation>Saving, please wait…</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>关怀模式</source>
        <translation>Easy view</translation>
    </message>
    <message>
        <source>字大、按钮大、步骤少</source>
        <translation>Large writing, large buttons, fewer steps</translation>
    </message>
    <message>
        <source>叫人帮忙</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>GuideScreen</name>
    <message>
        <source>请放第 %1 页</source>
        <translation>Place page %1</translation>
    </message>
    <message>
        <source>请把文件朝下放</source>
        <translation>Place the page face down</translation>
    </message>
    <message>
        <source>请把身份证翻过来再放</source>
        <translation>Now turn the card over</translation>
    </message>
    <message>
        <source>请把卡片翻过来再放</source>
        <translation>Now turn the card over</translation>
    </message>
    <message>
        <source>请把要印的一面朝下放</source>
        <translation>Place the first side face down</translation>
    </message>
    <message>
        <source>请把身份证人像面朝下放</source>
        <translation>Place your ID card photo side down</translation>
    </message>
    <message>
        <source>有字的一面朝下，对齐玻璃板%1。</source>
        <translation>Printed side down, into the %1 of the glass.</translation>
    </message>
    <message>
        <source>放进玻璃板%1的虚线框里。</source>
        <translation>Into the dashed frame, %1 of the glass.</translation>
    </message>
    <message>
        <source>对齐玻璃板%1，放好后您会看到人像面。</source>
        <translation>Into the %1. You will see the photo.</translation>
    </message>
    <message>
        <source>对齐玻璃板%1，放好后您会看到国徽面。</source>
        <translation>Into the %1. You will see the emblem.</translation>
    </message>
    <message>
        <source>放好了，开始</source>
        <translation>In place, start</translation>
    </message>
    <message>
        <source>放好了，开始扫描</source>
        <translation>In place, start scanning</translation>
    </message>
    <message>
        <source>打开盖板</source>
        <translation>Open the lid</translation>
    </message>
    <message>
        <source>往上掀到底</source>
        <translation>All the way up</translation>
    </message>
    <message>
        <source>翻过来放好</source>
        <translation>Turn it over</translation>
    </message>
    <message>
        <source>朝下放好</source>
        <translation>Face down</translation>
    </message>
    <message>
        <source>有字那面朝下</source>
        <translation>Print side down</translation>
    </message>
    <message>
        <source>要印那面朝下</source>
        <translation>Side to copy down</translation>
    </message>
    <message>
        <source>国徽那面朝下</source>
        <translation>Emblem side down</translation>
    </message>
    <message>
        <source>人像那面朝下</source>
        <translation>Photo side down</translation>
    </message>
    <message>
        <source>合上盖板</source>
        <translation>Close the lid</translation>
    </message>
    <message>
        <source>再点下面按钮</source>
        <translation>Then touch the button</translation>
    </message>
    <message>
        <source>放进虚线框，字朝下</source>
        <translation>Into the frame, face down</translation>
    </message>
    <message>
        <source>放进虚线框里</source>
        <translation>Into the dashed frame</translation>
    </message>
    <message>
        <source>放进虚线框，人像朝上</source>
        <translation>Into the frame, photo up</translation>
    </message>
    <message>
        <source>放进虚线框，国徽朝上</source>
        <translation>Into the frame, emblem up</translation>
    </message>
    <message>
        <source>合上盖板，再点下面</source>
        <translation>Close the lid, then touch below</translation>
    </message>
    <message>
        <source>有照片的一面朝下放</source>
        <translation>Place the photo side face down</translation>
    </message>
    <message>
        <source>请把身份证插进卡口</source>
        <translation>Put your ID card into the slot</translation>
    </message>
    <message>
        <source>请把卡片插进卡口</source>
        <translation>Put your card into the slot</translation>
    </message>
    <message>
        <source>轻轻往里送，两面一次扫完。</source>
        <translation>Push it in gently; both sides are scanned at once.</translation>
    </message>
    <message>
        <source>有照片的一面朝上，插进卡口</source>
        <translation>Photo side up, into the slot</translation>
    </message>
    <message>
        <source>要印在上面的一面朝上，插进卡口</source>
        <translation>The side to be printed on top faces up, into the slot</translation>
    </message>
    <message>
        <source>插好以后，点下面的按钮</source>
        <translation>When it is in, touch the button below</translation>
    </message>
</context>
<context>
    <name>HomeHero</name>
    <message>
        <source>低位操作：所有按钮都在下半屏</source>
        <translation>Lower reach: every button is in the lower half</translation>
    </message>
    <message>
        <source>您好，请点右边的按钮办事</source>
        <translation>Welcome. Touch what you need.</translation>
    </message>
    <message>
        <source>您好，请点下面的按钮办事</source>
        <translation>Welcome. Touch what you need.</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>您好，您要办什么？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>点一下下面的大按钮</source>
        <translation>Touch one of the large buttons</translation>
    </message>
    <message>
        <source>退出大字</source>
        <translation>Normal view</translation>
    </message>
    <message>
        <source>白底黑字</source>
        <translation>Light page</translation>
    </message>
    <message>
        <source>黑底白字</source>
        <translation>Dark page</translation>
    </message>
    <message>
        <source>恢复高度</source>
        <translation>Normal reach</translation>
    </message>
    <message>
        <source>低位操作</source>
        <translation>Lower reach</translation>
    </message>
</context>
<context>
    <name>HomeTiles</name>
    <message>
        <source>复印证件</source>
        <translation>Copy a card</translation>
    </message>
    <message>
        <source>我要办事</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>反映问题</source>
        <translation>Report an issue</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>Check progress</translation>
    </message>
    <message>
        <source>身份证、银行卡</source>
        <translation>ID card, bank card</translation>
    </message>
    <message>
        <source>填表、交材料</source>
        <translation>Forms and papers</translation>
    </message>
    <message>
        <source>路灯、垃圾、噪声</source>
        <translation>Lamps, litter, noise</translation>
    </message>
    <message>
        <source>我的事办到哪了</source>
        <translation>Where your case is</translation>
    </message>
    <message>
        <source>筹备中</source>
        <translation>Not open yet</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>%1 秒后回到首页，内容会清掉。</source>
        <translation>Back to home in %1 seconds; what you did here will be cleared.</translation>
    </message>
    <message>
        <source>要走的话，请带好您的身份证和随身物品。</source>
        <translation>If you leave, take your ID card and your belongings.</translation>
    </message>
    <message>
        <source>不办了，退出并清除</source>
        <translation>Stop and clear my data</translation>
    </message>
    <message>
        <source>我还在</source>
        <translation>I am still here</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>技术员入口</source>
        <translation>Technicians only</translation>
    </message>
    <message>
        <source>请输入密码。居民请点“返回”。</source>
        <translation>Enter the PIN. Residents: please go back.</translation>
    </message>
    <message>
        <source>密码不对，还可以试 %1 次</source>
        <translation>Wrong PIN. Tries left: %1</translation>
    </message>
    <message>
        <source>试错太多，请等 %1 秒</source>
        <translation>Too many wrong tries: wait %1 s</translation>
    </message>
    <message>
        <source>还没有设密码，请在终端运行 banshi technician set-pin</source>
        <translation>No PIN is set: run banshi technician set-pin in a terminal</translation>
    </message>
    <message>
        <source>密码文件读不了，请在终端重设密码</source>
        <translation>The PIN cannot be read: set it again in a terminal</translation>
    </message>
    <message>
        <source>机器上还有证件或原件（玻璃板、读卡处），请先取走，再输一次</source>
        <translation>A card or paper lies on the glass or at a reader: take it away, then try again</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation>Digits typed: %1</translation>
    </message>
</context>
<context>
    <name>MachinePage</name>
    <message>
        <source>本机</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>正在测试全部设备并写入，请稍等…</source>
        <translation>Testing all devices and writing, please wait…</translation>
    </message>
    <message>
        <source>已写入 %1，可以拔下U盘</source>
        <translation>Written to %1; the stick can be pulled</translation>
    </message>
    <message>
        <source>没有找到U盘，请插好再试</source>
        <translation>No memory stick found: plug one in</translation>
    </message>
    <message>
        <source>没有写成，请换一个U盘再试</source>
        <translation>It could not be written: try another stick</translation>
    </message>
    <message>
        <source>报告、日志和签名一起写到U盘</source>
        <translation>Report, log and signatures</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>已对时</source>
        <translation>synchronised</translation>
    </message>
    <message>
        <source>没有对时</source>
        <translation>not synchronised</translation>
    </message>
    <message>
        <source>检查屏幕</source>
        <translation>Check the screen</translation>
    </message>
    <message>
        <source>每点一下换一种颜色，看有没有坏点</source>
        <translation>A colour a touch: look for dead points</translation>
    </message>
    <message>
        <source>导出到U盘</source>
        <translation>Export to a memory stick</translation>
    </message>
    <message>
        <source>音量</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>小一点</source>
        <translation>softer</translation>
    </message>
    <message>
        <source>大一点</source>
        <translation>louder</translation>
    </message>
    <message>
        <source>试听</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>检查触摸</source>
        <translation>Check the touch</translation>
    </message>
    <message>
        <source>用手指画线，看准不准</source>
        <translation>Draw with a finger: is it exact?</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>off</translation>
    </message>
    <message>
        <source>听一声，看音量合不合适</source>
        <translation>Hear how loud it is</translation>
    </message>
    <message>
        <source>屏幕亮度</source>
        <translation>Brightness</translation>
    </message>
    <message>
        <source>系统不允许本程序调亮度：请管理员安装 70-banshi-backlight.rules</source>
        <translation>No permission: an administrator should install 70-banshi-backlight.rules</translation>
    </message>
    <message>
        <source>暗一点</source>
        <translation>darker</translation>
    </message>
    <message>
        <source>亮一点</source>
        <translation>brighter</translation>
    </message>
</context>
<context>
    <name>MachineState</name>
    <message>
        <source>白底黑字</source>
        <translation>Light page</translation>
    </message>
    <message>
        <source>黑底白字</source>
        <translation>Dark page</translation>
    </message>
</context>
<context>
    <name>Measurements</name>
    <message>
        <source>（超出范围）</source>
        <translation> (out of range)</translation>
    </message>
</context>
<context>
    <name>MenuScreen</name>
    <message>
        <source>您要办什么？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>便民服务 · 全部免费，不用注册</source>
        <translation>Copy &amp; print. Free, no sign-up</translation>
    </message>
    <message>
        <source>复印、扫描的内容用完就删，本机不保存。</source>
        <translation>What you copy or scan is deleted afterwards. Nothing is kept.</translation>
    </message>
</context>
<context>
    <name>MoreKey</name>
    <message>
        <source>下一页（%1/%2）</source>
        <translation>Next page (%1/%2)</translation>
    </message>
</context>
<context>
    <name>OptionsScreen</name>
    <message>
        <source>印几份？</source>
        <translation>How many copies?</translation>
    </message>
    <message>
        <source>做什么用？</source>
        <translation>What is it for?</translation>
    </message>
    <message>
        <source>印几份？做什么用？</source>
        <translation>How many, and what for?</translation>
    </message>
    <message>
        <source>A4 纸，原尺寸。浅字是用途，不压姓名和号码。</source>
        <translation>A4, true size. The pale words are the purpose; name and number stay clear.</translation>
    </message>
    <message>
        <source>下一步：选用途</source>
        <translation>Next: purpose</translation>
    </message>
    <message>
        <source>开始打印 %1 份</source>
        <translation>Print copies: %1</translation>
    </message>
    <message>
        <source>正在排版，请稍等…</source>
        <translation>Laying out, please wait…</translation>
    </message>
    <message>
        <source>A4 纸，原尺寸。请点图看一看用途印在哪里。</source>
        <translation>A4, true size. Touch the picture to see where the purpose goes.</translation>
    </message>
    <message>
        <source>看证件</source>
        <translation>The card</translation>
    </message>
    <message>
        <source>上面一张</source>
        <translation>Upper card</translation>
    </message>
    <message>
        <source>下面一张</source>
        <translation>Lower card</translation>
    </message>
    <message>
        <source>看整张纸</source>
        <translation>The whole sheet</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>本机暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>工作人员正在维护本机</source>
        <translation>Staff are servicing this machine</translation>
    </message>
    <message>
        <source>打印机暂时不能用</source>
        <translation>The printer cannot be used now</translation>
    </message>
    <message>
        <source>扫描仪暂时不能用</source>
        <translation>The scanner cannot be used now</translation>
    </message>
    <message>
        <source>本机的存储出了问题</source>
        <translation>The storage of this machine has failed</translation>
    </message>
    <message>
        <source>这里停电了</source>
        <translation>The power is out here</translation>
    </message>
    <message>
        <source>不是您的问题。来电后，本机会自己恢复。</source>
        <translation>This is not your fault. The machine comes back by itself once there is power.</translation>
    </message>
    <message>
        <source>本机暂时不能用</source>
        <translation>This machine cannot be used now</translation>
    </message>
    <message>
        <source>不是您的问题。修好后，本机会自己恢复。</source>
        <translation>This is not your fault. The machine comes back by itself once it is mended.</translation>
    </message>
    <message>
        <source>请到%1</source>
        <translation>Please go to %1</translation>
    </message>
    <message>
        <source>工作人员当面给您办</source>
        <translation>Staff will do it with you</translation>
    </message>
    <message>
        <source>走之前看一看</source>
        <translation>Before you go</translation>
    </message>
    <message>
        <source>身份证、原件和随身物品都带好</source>
        <translation>ID card, originals, belongings: all with you?</translation>
    </message>
    <message>
        <source>没纸了，或纸盒没推到底</source>
        <translation>No paper, or the tray is open</translation>
    </message>
    <message>
        <source>打印机的纸盒没推到底</source>
        <translation>The paper tray is not pushed in</translation>
    </message>
    <message>
        <source>纸盒里没有 A4 纸</source>
        <translation>There is no A4 in the tray</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>再听一遍</source>
        <translation>Hear again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>PagesScreen</name>
    <message>
        <source>正在扫描</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>有图片或材料吗？</source>
        <translation>Any photos or papers?</translation>
    </message>
    <message>
        <source>这一次没有扫成，可以再试，也可以不要。</source>
        <translation>That did not work. Try again, or go on without.</translation>
    </message>
    <message>
        <source>请不要打开盖板。</source>
        <translation>Please keep the lid closed.</translation>
    </message>
    <message>
        <source>照片、纸条都行，朝下放在玻璃板上。</source>
        <translation>Photos or notes, face down on the glass.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消扫描</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在扫描，请稍等…</source>
        <translation>Scanning, please wait…</translation>
    </message>
    <message>
        <source>就这 %1 页，下一步</source>
        <translation>%1 page(s), go on</translation>
    </message>
    <message>
        <source>没有，下一步</source>
        <translation>None, go on</translation>
    </message>
    <message>
        <source>最多 %1 页</source>
        <translation>No more than %1</translation>
    </message>
    <message>
        <source>再扫一页</source>
        <translation>Scan one more</translation>
    </message>
    <message>
        <source>放好了，扫一页</source>
        <translation>In place, scan it</translation>
    </message>
    <message>
        <source>去掉最后一页</source>
        <translation>Remove the last</translation>
    </message>
</context>
<context>
    <name>PickGrid</name>
    <message>
        <source>您在这里</source>
        <translation>You are here</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>PictureZoom</name>
    <message>
        <source>看看清不清楚</source>
        <translation>Is everything clear?</translation>
    </message>
    <message>
        <source>看好了</source>
        <translation>I have seen it</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>删掉一位</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>PlaceScreen</name>
    <message>
        <source>在哪一片？</source>
        <translation>Where is it?</translation>
    </message>
    <message>
        <source>别的街道</source>
        <translation>Elsewhere</translation>
    </message>
</context>
<context>
    <name>PreviewScreen</name>
    <message>
        <source>请帮忙对准四个角</source>
        <translation>Please set the four corners</translation>
    </message>
    <message>
        <source>第 %1 页扫好了，看得清吗？</source>
        <translation>Page %1 is scanned. Is it clear?</translation>
    </message>
    <message>
        <source>%1扫好了，请看清不清楚</source>
        <translation>The %1 is scanned. Is it clear?</translation>
    </message>
    <message>
        <source>拖圆点；或先点圆点，再点证件的角。</source>
        <translation>Drag a ring; or touch it, then touch the card&apos;s corner.</translation>
    </message>
    <message>
        <source>字看得清，就点下面的按钮。</source>
        <translation>If you can read it, touch the button below.</translation>
    </message>
    <message>
        <source>四个角都在、字看得清，就点下面的按钮。</source>
        <translation>All corners there, words clear? Touch the button below.</translation>
    </message>
    <message>
        <source>对好了</source>
        <translation>They fit</translation>
    </message>
    <message>
        <source>看得清</source>
        <translation>It is clear</translation>
    </message>
    <message>
        <source>对好了，下一步</source>
        <translation>They fit, next</translation>
    </message>
    <message>
        <source>看得清，选份数</source>
        <translation>Clear, choose copies</translation>
    </message>
    <message>
        <source>看得清，放国徽面</source>
        <translation>Clear, next: emblem side</translation>
    </message>
    <message>
        <source>看得清，放第二面</source>
        <translation>Clear, next: second side</translation>
    </message>
    <message>
        <source>印出来是这样</source>
        <translation>It will print like this</translation>
    </message>
    <message>
        <source>重新扫描</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>旋转</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>再加一页</source>
        <translation>Add a page</translation>
    </message>
    <message>
        <source>第 %1 页看得清吗？</source>
        <translation>Is page %1 clear?</translation>
    </message>
    <message>
        <source>%1看得清吗？</source>
        <translation>Is the %1 clear?</translation>
    </message>
    <message>
        <source>字都看得清吗？</source>
        <translation>Can you read every word?</translation>
    </message>
    <message>
        <source>有没有歪、有没有缺？</source>
        <translation>Is it straight and whole?</translation>
    </message>
    <message>
        <source>四个角都在吗？</source>
        <translation>Are all four corners there?</translation>
    </message>
    <message>
        <source>有没有一片发白？</source>
        <translation>Is any part washed out?</translation>
    </message>
    <message>
        <source>放大看</source>
        <translation>See larger</translation>
    </message>
    <message>
        <source>上半边</source>
        <translation>Top half</translation>
    </message>
    <message>
        <source>左半边</source>
        <translation>Left half</translation>
    </message>
    <message>
        <source>下半边</source>
        <translation>Bottom half</translation>
    </message>
    <message>
        <source>右半边</source>
        <translation>Right half</translation>
    </message>
    <message>
        <source>整张</source>
        <translation>Whole</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>打印机在等</source>
        <translation>The printer is waiting</translation>
    </message>
    <message>
        <source>正在打印 %1 份</source>
        <translation>Printing, copies: %1</translation>
    </message>
    <message>
        <source>不是您的问题。弄好以后会接着印。</source>
        <translation>Not your fault. Printing goes on afterwards.</translation>
    </message>
    <message>
        <source>纸会从%1出来。</source>
        <translation>The paper comes out of %1.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消打印</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在打印，请稍等…</source>
        <translation>Printing, please wait…</translation>
    </message>
    <message>
        <source>已经呼叫，请稍等…</source>
        <translation>Staff called, please wait…</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>进纸</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>出纸 %1</source>
        <translation>Out %1</translation>
    </message>
    <message>
        <source>出纸</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>趁现在，先把身份证从扫描仪里拿出来。</source>
        <translation>Meanwhile, take your ID card out of the scanner.</translation>
    </message>
    <message>
        <source>趁现在，先把卡片从扫描仪里拿出来。</source>
        <translation>Meanwhile, take your card out of the scanner.</translation>
    </message>
</context>
<context>
    <name>ProblemScreen</name>
    <message>
        <source>放好了，再扫一次</source>
        <translation>In place, scan again</translation>
    </message>
    <message>
        <source>换一句用途</source>
        <translation>Another purpose</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>请看一下玻璃板</source>
        <translation>Please look at the glass</translation>
    </message>
    <message>
        <source>扫描停下了</source>
        <translation>Scanning has stopped</translation>
    </message>
    <message>
        <source>打印停下了</source>
        <translation>Printing has stopped</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>不印了，退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>呼叫工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>只用这些</source>
        <translation>Use these</translation>
    </message>
</context>
<context>
    <name>PurposeChips</name>
    <message>
        <source>用途（印在证件上，防止被挪用）</source>
        <translation>Purpose (printed across the copy against misuse)</translation>
    </message>
    <message>
        <source>更多用途…</source>
        <translation>More purposes…</translation>
    </message>
    <message>
        <source>自己写用途…</source>
        <translation>My own purpose…</translation>
    </message>
    <message>
        <source>不加用途</source>
        <translation>No purpose line</translation>
    </message>
    <message>
        <source>用途（印在证件上）</source>
        <translation>Purpose (printed on the copy)</translation>
    </message>
    <message>
        <source>有一个字印不出来，请换一句用途。</source>
        <translation>A character cannot print. Please choose another purpose.</translation>
    </message>
    <message>
        <source>用途只印在上下边</source>
        <translation>Purpose goes to the edges</translation>
    </message>
    <message>
        <source>没认出版式，用途只印在上下边。</source>
        <translation>Unknown card design: purpose on the edges only.</translation>
    </message>
</context>
<context>
    <name>PurposeWriter</name>
    <message>
        <source>自己写用途</source>
        <translation>Your own purpose</translation>
    </message>
    <message>
        <source>点选词语，拼成一句话。</source>
        <translation>Touch words; the line is printed in Chinese.</translation>
    </message>
    <message>
        <source>就用这一句</source>
        <translation>Use this line</translation>
    </message>
    <message>
        <source>请先点选词语</source>
        <translation>Please touch some words</translation>
    </message>
    <message>
        <source>仅供 … 使用</source>
        <translation>仅供 … 使用</translation>
    </message>
    <message>
        <source>交给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>For what</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>ReceiptScreen</name>
    <message>
        <source>正在打印凭条，请稍等…</source>
        <translation>Printing your slip…</translation>
    </message>
    <message>
        <source>凭条印好了，请拿好。</source>
        <translation>Take your slip.</translation>
    </message>
    <message>
        <source>凭条没有印出来，请抄下受理号。</source>
        <translation>No slip came: write the number down.</translation>
    </message>
    <message>
        <source>请看看出纸口，没有就抄下受理号。</source>
        <translation>Look for a slip; if there is none, write it down.</translation>
    </message>
    <message>
        <source>请抄下受理号，或用手机拍下来。</source>
        <translation>Write the number down or photograph it.</translation>
    </message>
    <message>
        <source>已送到服务中心</source>
        <translation>The center has it</translation>
    </message>
    <message>
        <source>已保存，待发送</source>
        <translation>Saved, not sent yet</translation>
    </message>
    <message>
        <source>请记好受理号</source>
        <translation>Keep your number</translation>
    </message>
    <message>
        <source>正在打印凭条…</source>
        <translation>Printing your slip…</translation>
    </message>
    <message>
        <source>拿好了，结束</source>
        <translation>I have it, finish</translation>
    </message>
    <message>
        <source>请拿走扫描仪里的原件。</source>
        <translation>Take your papers from the scanner.</translation>
    </message>
    <message>
        <source>凭条没印出来，再印一次</source>
        <translation>No slip: print again</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>看一看对不对</source>
        <translation>Is it right?</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>About</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>%1 页</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>没有留</source>
        <translation>None left</translation>
    </message>
    <message>
        <source>对，提交</source>
        <translation>Yes, submit</translation>
    </message>
</context>
<context>
    <name>RulerPage</name>
    <message>
        <source>量尺寸：%1</source>
        <translation>Measure: %1</translation>
    </message>
    <message>
        <source>先打印标尺页：一张 A4，按原大打印</source>
        <translation>First print the ruler page: one A4 sheet at true size</translation>
    </message>
    <message>
        <source>标尺页可以留着下次用</source>
        <translation>Keep the ruler page for the next time</translation>
    </message>
    <message>
        <source>保存以后，复印按量出来的改正</source>
        <translation>Once it is kept, copies are put right by it</translation>
    </message>
    <message>
        <source>把标尺页平放在台面中间，有点的一面朝上</source>
        <translation>Lay the ruler page flat on the desk, dots up</translation>
    </message>
    <message>
        <source>把标尺页有点的一面朝下，对齐玻璃板左上角，合上盖</source>
        <translation>Lay the ruler page dots down into the top left corner, shut the lid</translation>
    </message>
    <message>
        <source>打印标尺</source>
        <translation>Print ruler</translation>
    </message>
    <message>
        <source>放好</source>
        <translation>Lay it down</translation>
    </message>
    <message>
        <source>看结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>打印标尺页</source>
        <translation>Print the ruler</translation>
    </message>
    <message>
        <source>已经有了</source>
        <translation>I have one</translation>
    </message>
    <message>
        <source>再量一次</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>开始量</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>正在打印标尺页…</source>
        <translation>Printing the ruler page…</translation>
    </message>
    <message>
        <source>正在量…</source>
        <translation>Measuring…</translation>
    </message>
    <message>
        <source>已保存，复印从现在起按它改正</source>
        <translation>Kept: copies are put right by it from now on</translation>
    </message>
    <message>
        <source>量好了，可以保存</source>
        <translation>Measured: it can be kept</translation>
    </message>
    <message>
        <source>偏得太多，不能保存，请检查设备</source>
        <translation>Too far off to keep: check the device</translation>
    </message>
    <message>
        <source>出错</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>没有看到标尺页，请放好再量</source>
        <translation>No ruler page is seen: lay it down and measure again</translation>
    </message>
    <message>
        <source>标尺页没有放平，请放平再量</source>
        <translation>The ruler page is not flat: lay it flat and measure again</translation>
    </message>
    <message>
        <source>放正、压平再量一次；还是这样，就要修设备</source>
        <translation>Lay it straight and flat and measure again; if it stays so, the device needs repair</translation>
    </message>
</context>
<context>
    <name>ScanningScreen</name>
    <message>
        <source>灯管预热</source>
        <translation>Warming up</translation>
    </message>
    <message>
        <source>读取画面</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>裁边、摆正</source>
        <translation>Trimming</translation>
    </message>
    <message>
        <source>扫描仪正在准备</source>
        <translation>The scanner is getting ready</translation>
    </message>
    <message>
        <source>正在读取画面</source>
        <translation>Reading the picture</translation>
    </message>
    <message>
        <source>正在裁边、摆正</source>
        <translation>Trimming and straightening</translation>
    </message>
    <message>
        <source>正在扫描%1</source>
        <translation>Scanning the %1</translation>
    </message>
    <message>
        <source>请不要打开盖板。</source>
        <translation>Please keep the lid closed.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消扫描</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在扫描，请稍等…</source>
        <translation>Scanning, please wait…</translation>
    </message>
    <message>
        <source>已扫描</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>请不要拉住卡片。</source>
        <translation>Please do not hold the card.</translation>
    </message>
</context>
<context>
    <name>ServiceGrid</name>
    <message>
        <source>筹备中</source>
        <translation>Not open yet</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>放大看</source>
        <translation>See larger</translation>
    </message>
    <message>
        <source>把整张纸放大</source>
        <translation>Show the sheet larger</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
</context>
<context>
    <name>SignatureBoard</name>
    <message>
        <source>请在这里写</source>
        <translation>Write here</translation>
    </message>
</context>
<context>
    <name>SimulatorDock</name>
    <message>
        <source>演示：让模拟设备出点事</source>
        <translation>Demo: what befalls the devices</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>演示：%1</source>
        <translation>Demo: %1</translation>
    </message>
    <message>
        <source>换设备</source>
        <translation>Another</translation>
    </message>
</context>
<context>
    <name>SimulatorWords</name>
    <message>
        <source>没纸</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>打开盖</source>
        <translation>Open cover</translation>
    </message>
    <message>
        <source>缺墨</source>
        <translation>No toner</translation>
    </message>
    <message>
        <source>拔掉线</source>
        <translation>Unplug</translation>
    </message>
    <message>
        <source>卡死</source>
        <translation>Hang</translation>
    </message>
    <message>
        <source>修好</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>连不上</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>放上证件</source>
        <translation>Put card</translation>
    </message>
    <message>
        <source>翻面</source>
        <translation>Turn over</translation>
    </message>
    <message>
        <source>拿走</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>扫成空白</source>
        <translation>Blank scan</translation>
    </message>
    <message>
        <source>放上二维码</source>
        <translation>Show a code</translation>
    </message>
    <message>
        <source>拉开纸盒</source>
        <translation>Pull tray</translation>
    </message>
    <message>
        <source>换成 A5 纸</source>
        <translation>Load A5</translation>
    </message>
</context>
<context>
    <name>StaffPanel</name>
    <message>
        <source>需要帮忙？请找工作人员</source>
        <translation>Need help? Ask the staff</translation>
    </message>
    <message>
        <source>工作人员在那里</source>
        <translation>Staff are there</translation>
    </message>
    <message>
        <source>已为您记下</source>
        <translation>Your call has been noted</translation>
    </message>
    <message>
        <source>走开前，请先拿好您的身份证和随身物品。</source>
        <translation>Before you walk away, take your ID card and belongings.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>I see</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>正在准备，请稍等</source>
        <translation>Getting ready, please wait</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>少一份</source>
        <translation>one fewer</translation>
    </message>
    <message>
        <source>多一份</source>
        <translation>one more</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>StreetScreen</name>
    <message>
        <source>在哪个街道？</source>
        <translation>Which subdistrict?</translation>
    </message>
</context>
<context>
    <name>TechnicianPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>锁上</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
</context>
<context>
    <name>TechnicianWords</name>
    <message>
        <source>扫描仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>身份证阅读器</source>
        <translation>ID card reader</translation>
    </message>
    <message>
        <source>凭条打印机</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>装好纸卷，合上盖；测试会打一张凭条</source>
        <translation>Put a roll in and close it; the test prints a receipt</translation>
    </message>
    <message>
        <source>社保卡读卡器</source>
        <translation>Smart card reader</translation>
    </message>
    <message>
        <source>扫码器</source>
        <translation>Code scanner</translation>
    </message>
    <message>
        <source>高拍仪</source>
        <translation>Document camera</translation>
    </message>
    <message>
        <source>台面放空，灯打开，再做测试</source>
        <translation>Empty its desk, switch its light on, then test</translation>
    </message>
    <message>
        <source>辅助设备</source>
        <translation>Auxiliaries</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>还没有回答</source>
        <translation>no answer yet</translation>
    </message>
    <message>
        <source>居民自己能解决</source>
        <translation>a resident can mend it</translation>
    </message>
    <message>
        <source>工作人员能解决</source>
        <translation>staff can mend it</translation>
    </message>
    <message>
        <source>要技术员处理</source>
        <translation>for a technician</translation>
    </message>
    <message>
        <source>被停止</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>没有按时回答</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>正忙</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>被拔掉</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>try again</translation>
    </message>
    <message>
        <source>没有卡</source>
        <translation>no card</translation>
    </message>
    <message>
        <source>卡还没有拿走</source>
        <translation>card must leave</translation>
    </message>
    <message>
        <source>认证不过</source>
        <translation>not authenticated</translation>
    </message>
    <message>
        <source>没有原件</source>
        <translation>no document</translation>
    </message>
    <message>
        <source>纸快用完</source>
        <translation>paper near its end</translation>
    </message>
    <message>
        <source>缺墨</source>
        <translation>No toner</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>盖没合</source>
        <translation>cover open</translation>
    </message>
    <message>
        <source>通信内容不对</source>
        <translation>protocol broken</translation>
    </message>
    <message>
        <source>通信中断</source>
        <translation>transport failed</translation>
    </message>
    <message>
        <source>连不上</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>被拒绝，检查权限</source>
        <translation>refused: check permissions</translation>
    </message>
    <message>
        <source>数据不对</source>
        <translation>bad data</translation>
    </message>
    <message>
        <source>存储出错</source>
        <translation>storage</translation>
    </message>
    <message>
        <source>不支持</source>
        <translation>unsupported</translation>
    </message>
    <message>
        <source>驱动卡死或崩溃</source>
        <translation>driver hung or crashed</translation>
    </message>
    <message>
        <source>没纸，或纸盒没推到底</source>
        <translation>Out of paper, or the tray is not pushed in</translation>
    </message>
    <message>
        <source>纸盒没推到底</source>
        <translation>Tray open</translation>
    </message>
    <message>
        <source>没有 A4 纸</source>
        <translation>No A4 paper</translation>
    </message>
    <message>
        <source>玻璃板上什么都不放，合上盖，再做测试</source>
        <translation>Empty the glass, shut the lid, then test</translation>
    </message>
    <message>
        <source>装好纸，合上盖；测试会问打印机，不打印</source>
        <translation>Load paper, shut the covers; the test asks the printer and prints nothing</translation>
    </message>
    <message>
        <source>不用放证，测试会问读卡器的安全模块</source>
        <translation>No card is needed: the test asks the reader&apos;s security module</translation>
    </message>
    <message>
        <source>插一张卡，会多测读卡时间；不插也能测</source>
        <translation>With a card in the slot the time to read it is measured, too</translation>
    </message>
    <message>
        <source>点“测试一次”，再拿一个二维码对着扫码窗</source>
        <translation>Touch “Test once”, then show a code to the window</translation>
    </message>
    <message>
        <source>不用动手，测试会读柜门、电源和传感器</source>
        <translation>Nothing to do: the test reads door, mains and sensors</translation>
    </message>
    <message>
        <source>扫描页数</source>
        <translation>Pages scanned</translation>
    </message>
    <message>
        <source>打印张数</source>
        <translation>Sheets printed</translation>
    </message>
    <message>
        <source>读证次数</source>
        <translation>Cards read</translation>
    </message>
    <message>
        <source>打印凭条</source>
        <translation>Receipts printed</translation>
    </message>
    <message>
        <source>读卡次数</source>
        <translation>Cards read</translation>
    </message>
    <message>
        <source>读码次数</source>
        <translation>Codes read</translation>
    </message>
    <message>
        <source>拍照次数</source>
        <translation>Pictures taken</translation>
    </message>
    <message>
        <source>本机密钥读不了：检查数据目录和权限</source>
        <translation>The machine&apos;s key cannot be read: check the data folder and its permissions</translation>
    </message>
    <message>
        <source>策略文件不对或没有签名：请重新安装策略</source>
        <translation>The policy is damaged or not signed: install it again</translation>
    </message>
    <message>
        <source>台账打不开：检查磁盘和权限</source>
        <translation>The ledger does not open: check disk and permissions</translation>
    </message>
    <message>
        <source>证件模板缺失：请重新安装程序</source>
        <translation>The card designs are missing: install the program again</translation>
    </message>
    <message>
        <source>设备正被另一个程序使用：请先停掉它</source>
        <translation>Another program has the devices: stop it first</translation>
    </message>
    <message>
        <source>设备配置不对：请改 kiosk.toml 后重启</source>
        <translation>A device is not configured right: mend kiosk.toml and restart</translation>
    </message>
</context>
<context>
    <name>TestPage</name>
    <message>
        <source>测试：%1</source>
        <translation>Test: %1</translation>
    </message>
    <message>
        <source>测试一次</source>
        <translation>Test once</translation>
    </message>
    <message>
        <source>连续 100 次</source>
        <translation>100 rounds</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>停止测试</source>
        <translation>Stop the test</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>正在测试：第 %1 次，共 %2 次</source>
        <translation>Round %1 of %2 is running</translation>
    </message>
    <message>
        <source>%1 次，全部通过</source>
        <translation>Rounds: %1, all passed</translation>
    </message>
    <message>
        <source>%1 次，%2 次没有通过</source>
        <translation>Rounds: %1, failed: %2</translation>
    </message>
    <message>
        <source>出错</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>用时</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>%1 毫秒，最长 %2</source>
        <translation>%1 ms, at most %2</translation>
    </message>
    <message>
        <source>谁来解决</source>
        <translation>Who mends it</translation>
    </message>
</context>
<context>
    <name>TouchPage</name>
    <message>
        <source>检查触摸</source>
        <translation>Check the touch</translation>
    </message>
    <message>
        <source>用手指画线，线要跟着手指走，不断、不歪</source>
        <translation>Draw with a finger: the line must follow it, unbroken</translation>
    </message>
    <message>
        <source>擦掉</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>TroubleWords</name>
    <message>
        <source>玻璃板上没看到%1</source>
        <translation>No %1 on the glass</translation>
    </message>
    <message>
        <source>放了不止一张卡</source>
        <translation>More than one card</translation>
    </message>
    <message>
        <source>%1没有放完整</source>
        <translation>The %1 is partly outside</translation>
    </message>
    <message>
        <source>大小不像身份证</source>
        <translation>Not the size of an ID card</translation>
    </message>
    <message>
        <source>这张卡大小不合</source>
        <translation>This card has another size</translation>
    </message>
    <message>
        <source>玻璃板上是一张纸</source>
        <translation>A sheet of paper is there</translation>
    </message>
    <message>
        <source>这一面已经扫过了</source>
        <translation>This side is already scanned</translation>
    </message>
    <message>
        <source>扫描仪没有连上</source>
        <translation>The scanner is not connected</translation>
    </message>
    <message>
        <source>扫描仪正忙</source>
        <translation>Scanner busy</translation>
    </message>
    <message>
        <source>扫描仪卡纸了</source>
        <translation>Paper jam in the scanner</translation>
    </message>
    <message>
        <source>进纸口里没有文件</source>
        <translation>No pages in the feeder</translation>
    </message>
    <message>
        <source>这一次没有扫成</source>
        <translation>The scan did not work</translation>
    </message>
    <message>
        <source>打印机没有连上</source>
        <translation>The printer is not connected</translation>
    </message>
    <message>
        <source>打印机卡纸了</source>
        <translation>Paper jam in the printer</translation>
    </message>
    <message>
        <source>打印机的盖子没合好</source>
        <translation>The printer cover is open</translation>
    </message>
    <message>
        <source>打印机没墨粉了</source>
        <translation>The printer is out of toner</translation>
    </message>
    <message>
        <source>不知道印好了没有</source>
        <translation>Was it printed? We cannot tell</translation>
    </message>
    <message>
        <source>这台机器暂时不能印</source>
        <translation>This machine cannot print now</translation>
    </message>
    <message>
        <source>有一个字印不出来</source>
        <translation>One character cannot print</translation>
    </message>
    <message>
        <source>这一次没有印成</source>
        <translation>The print did not work</translation>
    </message>
    <message>
        <source>没关系，放好再扫一次。</source>
        <translation>Never mind. Place it and scan again.</translation>
    </message>
    <message>
        <source>一次放一张，才印得清楚。</source>
        <translation>One at a time gives a clear copy.</translation>
    </message>
    <message>
        <source>有一边露在外面，挪一挪就好。</source>
        <translation>One edge is outside. Just move it a little.</translation>
    </message>
    <message>
        <source>这里只印身份证大小的卡。</source>
        <translation>Only cards of ID size are copied here.</translation>
    </message>
    <message>
        <source>这里印的是卡，纸请选“A4 文件”。</source>
        <translation>This copies cards. For paper choose &quot;A4 pages&quot;.</translation>
    </message>
    <message>
        <source>请翻过来，再扫另一面。</source>
        <translation>Turn it over and scan the other side.</translation>
    </message>
    <message>
        <source>不是您的问题，等一等就好。</source>
        <translation>This is not your fault. Just wait a moment.</translation>
    </message>
    <message>
        <source>不是您的问题。为了不多印，机器先停下了。</source>
        <translation>Not your fault. It stopped so as not to print twice.</translation>
    </message>
    <message>
        <source>不是您的问题，换一句用途就好。</source>
        <translation>Not your fault. Another purpose will do.</translation>
    </message>
    <message>
        <source>不是您的问题，画面已经丢弃。</source>
        <translation>Not your fault. The picture is discarded.</translation>
    </message>
    <message>
        <source>不是您的问题，还没有印出纸来。</source>
        <translation>Not your fault. Nothing was printed.</translation>
    </message>
    <message>
        <source>不是您的问题。已经印好 %1 张。</source>
        <translation>Not your fault. Sheets already printed: %1.</translation>
    </message>
    <message>
        <source>不是您的问题。</source>
        <translation>This is not your fault.</translation>
    </message>
    <message>
        <source>先收好您的文件</source>
        <translation>Take your pages first</translation>
    </message>
    <message>
        <source>文件还在扫描仪里</source>
        <translation>They are still in the scanner</translation>
    </message>
    <message>
        <source>请先取走身份证</source>
        <translation>Take your ID card first</translation>
    </message>
    <message>
        <source>您的证件还在扫描仪里</source>
        <translation>It is still in the scanner</translation>
    </message>
    <message>
        <source>请先取走卡片</source>
        <translation>Take your card first</translation>
    </message>
    <message>
        <source>您的卡片还在扫描仪里</source>
        <translation>It is still in the scanner</translation>
    </message>
    <message>
        <source>点“呼叫工作人员”</source>
        <translation>Touch &quot;Call staff&quot;</translation>
    </message>
    <message>
        <source>也可以到%1</source>
        <translation>Or go to %1</translation>
    </message>
    <message>
        <source>还不行，就呼叫工作人员</source>
        <translation>Still not? Call staff</translation>
    </message>
    <message>
        <source>合上盖板，再扫一次</source>
        <translation>Close the lid, scan again</translation>
    </message>
    <message>
        <source>点下面的按钮</source>
        <translation>Touch the button below</translation>
    </message>
    <message>
        <source>打开盖板，放好%1</source>
        <translation>Open the lid, place the %1</translation>
    </message>
    <message>
        <source>放在玻璃板%1</source>
        <translation>In the %1 of the glass</translation>
    </message>
    <message>
        <source>只留一张在玻璃板上</source>
        <translation>Leave only one on the glass</translation>
    </message>
    <message>
        <source>别的先拿在手里</source>
        <translation>Hold the others in your hand</translation>
    </message>
    <message>
        <source>推到玻璃板%1</source>
        <translation>Push it into the %1</translation>
    </message>
    <message>
        <source>四条边都在玻璃板里面</source>
        <translation>All four edges on the glass</translation>
    </message>
    <message>
        <source>换成身份证大小的卡</source>
        <translation>Use a card of ID size</translation>
    </message>
    <message>
        <source>只放证件，不带卡套</source>
        <translation>The card alone, no sleeve</translation>
    </message>
    <message>
        <source>别的大小，请返回选“A4 文件”</source>
        <translation>Other sizes: back, then &quot;A4 pages&quot;</translation>
    </message>
    <message>
        <source>户口本、护照都可以</source>
        <translation>Booklets and passports too</translation>
    </message>
    <message>
        <source>取走纸，放上%1</source>
        <translation>Take the paper, place the %1</translation>
    </message>
    <message>
        <source>再扫一次</source>
        <translation>Then scan again</translation>
    </message>
    <message>
        <source>要印这张纸，请返回</source>
        <translation>To copy this paper, go back</translation>
    </message>
    <message>
        <source>再选“A4 文件”</source>
        <translation>Then choose &quot;A4 pages&quot;</translation>
    </message>
    <message>
        <source>打开盖板，翻过来放</source>
        <translation>Open the lid, turn it over</translation>
    </message>
    <message>
        <source>放好后看到的是另一面</source>
        <translation>You then see the other side</translation>
    </message>
    <message>
        <source>请等半分钟</source>
        <translation>Wait half a minute</translation>
    </message>
    <message>
        <source>它还在做上一件事</source>
        <translation>It is finishing something</translation>
    </message>
    <message>
        <source>再点“再试一次”</source>
        <translation>Then touch &quot;Try again&quot;</translation>
    </message>
    <message>
        <source>把文件放进上面的进纸口</source>
        <translation>Put the pages into the feeder</translation>
    </message>
    <message>
        <source>有字的一面朝上</source>
        <translation>Printed side up</translation>
    </message>
    <message>
        <source>四边都要合平</source>
        <translation>All sides flat</translation>
    </message>
    <message>
        <source>点“再试一次”</source>
        <translation>Touch &quot;Try again&quot;</translation>
    </message>
    <message>
        <source>看看有没有纸出来</source>
        <translation>Has paper come out?</translation>
    </message>
    <message>
        <source>有纸：拿好，再回首页</source>
        <translation>Yes: take it, then go home</translation>
    </message>
    <message>
        <source>没有纸：呼叫工作人员</source>
        <translation>No: call staff</translation>
    </message>
    <message>
        <source>点“换一句用途”</source>
        <translation>Touch &quot;Another purpose&quot;</translation>
    </message>
    <message>
        <source>选一句现成的，或不加用途</source>
        <translation>Choose from the list, or none</translation>
    </message>
    <message>
        <source>弄好以后，点“再试一次”</source>
        <translation>Afterwards touch &quot;Try again&quot;</translation>
    </message>
    <message>
        <source>加纸，再把纸盒推到底</source>
        <translation>Fill in paper, push the tray home</translation>
    </message>
    <message>
        <source>会接着印，不用重新扫描</source>
        <translation>It goes on; no new scan needed</translation>
    </message>
    <message>
        <source>看看盖板有没有合好</source>
        <translation>Is the lid closed?</translation>
    </message>
    <message>
        <source>%1要放平</source>
        <translation>The %1 must lie flat</translation>
    </message>
    <message>
        <source>扫描仪的盖板没合好</source>
        <translation>The scanner lid is open</translation>
    </message>
    <message>
        <source>把盖板合到底</source>
        <translation>Close the lid all the way</translation>
    </message>
    <message>
        <source>没纸了，或纸盒没推到底</source>
        <translation>No paper, or the tray is open</translation>
    </message>
    <message>
        <source>打印机的纸盒没推到底</source>
        <translation>The paper tray is not pushed in</translation>
    </message>
    <message>
        <source>纸盒里没有 A4 纸</source>
        <translation>There is no A4 in the tray</translation>
    </message>
    <message>
        <source>把纸盒推到底</source>
        <translation>Push the tray in all the way</translation>
    </message>
    <message>
        <source>换上 A4 纸，再把纸盒推到底</source>
        <translation>Load A4 paper, then push the tray in all the way</translation>
    </message>
    <message>
        <source>卡口里没有%1</source>
        <translation>There is no %1 in the slot</translation>
    </message>
    <message>
        <source>不是您的问题。已扫好的 %1 页都在。</source>
        <translation>It is not your fault. The %1 scanned pages are kept.</translation>
    </message>
    <message>
        <source>把%1插进卡口</source>
        <translation>Put the %1 into the slot</translation>
    </message>
    <message>
        <source>轻轻往里送</source>
        <translation>Push it in gently</translation>
    </message>
    <message>
        <source>把剩下的放回进纸口</source>
        <translation>Put the rest back into the feeder</translation>
    </message>
    <message>
        <source>已扫好的不用再放</source>
        <translation>Not the pages that are scanned</translation>
    </message>
</context>
<context>
    <name>ZoomBadge</name>
    <message>
        <source>放大看</source>
        <translation>See larger</translation>
    </message>
</context>
</TS>
