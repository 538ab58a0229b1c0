declare module 'element-plus/es/locale/lang/zh-cn.mjs'
declare module 'element-plus/es/locale/lang/en.mjs'
