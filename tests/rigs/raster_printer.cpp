// A driverless printer (PAPPL) that takes raster alone and keeps its pages as PPM or PGM.
//
//     raster_printer DIRECTORY [PORT]
//
// Prints "READY ipp://localhost:PORT/ipp/print", then "PAGE FILE" for each page that came out and "JOB end"
// for each job. Standard input takes one order a line and answers "OK": +REASON, -REASON, hold, release,
// supply N, load a4|a5.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <pappl/pappl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Rig {
    std::string directory;
    pappl_printer_t* printer = nullptr;
    std::FILE* page = nullptr;
    std::mutex mutex;
    std::condition_variable changed;
    bool hold = false;
    int pages = 0;
};
Rig rig;

void say(const std::string& line) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

std::string fileOf(int page) { return rig.directory + "/" + std::to_string(page); }

// Paper out and the like: the sheet does not move until it is mended.
bool standsStill() {
    return rig.hold || (papplPrinterGetReasons(rig.printer) &
                        (PAPPL_PREASON_MEDIA_EMPTY | PAPPL_PREASON_MEDIA_JAM | PAPPL_PREASON_COVER_OPEN |
                         PAPPL_PREASON_TONER_EMPTY | PAPPL_PREASON_DOOR_OPEN | PAPPL_PREASON_MEDIA_NEEDED |
                         PAPPL_PREASON_INPUT_TRAY_MISSING));
}

bool startPage(pappl_job_t* job, pappl_pr_options_t* options, pappl_device_t*, unsigned) {
    std::unique_lock lock(rig.mutex);
    say("SHEET");
    while (standsStill() && !papplJobIsCanceled(job))
        rig.changed.wait_for(lock, std::chrono::milliseconds(50));
    if (papplJobIsCanceled(job))
        return false;
    const bool colour = options->header.cupsColorSpace == CUPS_CSPACE_SRGB;
    rig.page = std::fopen(fileOf(++rig.pages).c_str(), "wb");
    std::fprintf(rig.page, "P%d\n# dpi %u scaling %d\n%u %u\n255\n", colour ? 6 : 5,
                 options->header.HWResolution[0], static_cast<int>(options->print_scaling),
                 options->header.cupsWidth, options->header.cupsHeight);
    return true;
}

bool writeLine(pappl_job_t*, pappl_pr_options_t* options, pappl_device_t*, unsigned,
               const unsigned char* line) {
    return std::fwrite(line, 1, options->header.cupsBytesPerLine, rig.page) ==
           options->header.cupsBytesPerLine;
}

// PAPPL leaves the copies of a raster page to the driver.
bool endPage(pappl_job_t*, pappl_pr_options_t* options, pappl_device_t*, unsigned) {
    if (!rig.page)
        return false;
    std::fclose(rig.page);
    rig.page = nullptr;
    const int original = rig.pages;
    say("PAGE " + fileOf(original));
    for (int copy = 1; copy < options->copies; ++copy) {
        std::filesystem::copy_file(fileOf(original), fileOf(++rig.pages));
        say("PAGE " + fileOf(rig.pages));
    }
    return true;
}

bool startJob(pappl_job_t*, pappl_pr_options_t*, pappl_device_t*) { return true; }
bool endJob(pappl_job_t*, pappl_pr_options_t*, pappl_device_t*) {
    say("JOB end");
    return true;
}
bool printFile(pappl_job_t*, pappl_pr_options_t*, pappl_device_t*) { return true; }
bool refresh(pappl_printer_t*) { return true; }

pappl_media_col_t sheet(bool a5) {
    pappl_media_col_t media{};
    std::strcpy(media.size_name, a5 ? "iso_a5_148x210mm" : "iso_a4_210x297mm");
    std::strcpy(media.source, "main");
    std::strcpy(media.type, "stationery");
    media.size_width = a5 ? 14800 : 21000;
    media.size_length = a5 ? 21000 : 29700;
    media.left_margin = media.right_margin = media.top_margin = media.bottom_margin = 423;
    return media;
}

void fillMedia(pappl_pr_driver_data_t& data) {
    data.num_media = 2;
    data.media[0] = "iso_a4_210x297mm";
    data.media[1] = "iso_a5_148x210mm";
    data.num_source = 1;
    data.source[0] = "main";
    data.num_type = 1;
    data.type[0] = "stationery";
    data.num_bin = 1;
    data.bin[0] = "face-down";
    data.left_right = data.bottom_top = 423;
    data.media_default = data.media_ready[0] = sheet(false);
}

bool describe(pappl_system_t*, const char*, const char*, const char*, pappl_pr_driver_data_t* data, ipp_t**,
              void*) {
    data->rstartjob_cb = startJob;
    data->rendjob_cb = endJob;
    data->rstartpage_cb = startPage;
    data->rendpage_cb = endPage;
    data->rwriteline_cb = writeLine;
    data->printfile_cb = printFile;
    data->status_cb = refresh;
    data->format = "application/vnd.rig";
    std::strcpy(data->make_and_model, "Rig Raster A4");
    data->ppm = 20;
    data->kind = PAPPL_KIND_DOCUMENT;
    data->has_supplies = true;
    data->orient_default = IPP_ORIENT_NONE;
    data->color_supported = PAPPL_COLOR_MODE_MONOCHROME | PAPPL_COLOR_MODE_AUTO | PAPPL_COLOR_MODE_COLOR;
    data->color_default = PAPPL_COLOR_MODE_AUTO;
    data->quality_default = IPP_QUALITY_NORMAL;
    data->scaling_default = PAPPL_SCALING_AUTO;
    data->raster_types = PAPPL_PWG_RASTER_TYPE_SGRAY_8 | PAPPL_PWG_RASTER_TYPE_SRGB_8;
    data->sides_supported = PAPPL_SIDES_ONE_SIDED;
    data->sides_default = PAPPL_SIDES_ONE_SIDED;
    data->num_resolution = 1;
    data->x_resolution[0] = data->y_resolution[0] = data->x_default = data->y_default = 300;
    fillMedia(*data);
    return true;
}

void setToner(int level) {
    pappl_supply_t supply{};
    supply.color = PAPPL_SUPPLY_COLOR_BLACK;
    std::strcpy(supply.description, "Black Toner");
    supply.is_consumed = true;
    supply.level = level;
    supply.type = PAPPL_SUPPLY_TYPE_TONER;
    papplPrinterSetSupplies(rig.printer, 1, &supply);
}

pappl_preason_t reasonNamed(const std::string& name) {
    const std::pair<const char*, int> names[] = {
        {"media-empty", PAPPL_PREASON_MEDIA_EMPTY}, {"media-needed", PAPPL_PREASON_MEDIA_NEEDED},
        {"media-jam", PAPPL_PREASON_MEDIA_JAM},     {"media-low", PAPPL_PREASON_MEDIA_LOW},
        {"cover-open", PAPPL_PREASON_COVER_OPEN},   {"door-open", PAPPL_PREASON_DOOR_OPEN},
        {"toner-empty", PAPPL_PREASON_TONER_EMPTY}, {"toner-low", PAPPL_PREASON_TONER_LOW},
        {"offline", PAPPL_PREASON_OFFLINE},         {"input-tray-missing", PAPPL_PREASON_INPUT_TRAY_MISSING},
    };
    for (const auto& [text, reason] : names)
        if (name == text)
            return static_cast<pappl_preason_t>(reason);
    return PAPPL_PREASON_NONE;
}

void obey(const std::string& order) {
    const std::lock_guard lock(rig.mutex);
    if (order.starts_with('+'))
        papplPrinterSetReasons(rig.printer, reasonNamed(order.substr(1)), PAPPL_PREASON_NONE);
    else if (order.starts_with('-'))
        papplPrinterSetReasons(rig.printer, PAPPL_PREASON_NONE, reasonNamed(order.substr(1)));
    else if (order == "hold" || order == "release")
        rig.hold = order == "hold";
    else if (order.starts_with("supply "))
        setToner(std::atoi(order.c_str() + 7));
    else if (order.starts_with("load ")) {
        pappl_media_col_t media = sheet(order == "load a5");
        papplPrinterSetReadyMedia(rig.printer, 1, &media);
    }
    rig.changed.notify_all();
    say("OK");
}

// Ends the program together with whoever started it.
void takeOrders() {
    for (std::string order; std::getline(std::cin, order);)
        obey(order);
    _exit(0);
}

// A device that swallows everything; the pages go to files instead.
bool openDevice(pappl_device_t*, const char*, const char*) { return true; }
void closeDevice(pappl_device_t*) {}
ssize_t readDevice(pappl_device_t*, void*, std::size_t) { return 0; }
ssize_t writeDevice(pappl_device_t*, const void*, std::size_t size) { return static_cast<ssize_t>(size); }
pappl_preason_t deviceStatus(pappl_device_t*) { return PAPPL_PREASON_NONE; }
char* deviceId(pappl_device_t*, char* buffer, std::size_t size) {
    std::snprintf(buffer, size, "MFG:Rig;MDL:Raster;SN:RIG-2;");
    return buffer;
}

int freePort() {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    close(fd);
    return bound ? ntohs(address.sin_port) : 0;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2)
        return 2;
    rig.directory = arguments[1];
    const int port = count > 2 ? std::atoi(arguments[2]) : freePort();
    const std::string spool = rig.directory + "/spool", log = rig.directory + "/log";
    static pappl_pr_driver_t drivers[] = {{"rig", "Rig", nullptr, nullptr}};
    papplDeviceAddScheme("rig", PAPPL_DEVTYPE_CUSTOM_LOCAL, nullptr, openDevice, closeDevice, readDevice,
                         writeDevice, deviceStatus, deviceId);
    pappl_system_t* system = papplSystemCreate(PAPPL_SOPTIONS_NONE, "rig", port, nullptr, spool.c_str(),
                                               log.c_str(), PAPPL_LOGLEVEL_WARN, nullptr, false);
    if (!system)
        return 1;
    papplSystemAddListeners(system, "localhost");
    papplSystemSetHostName(system, "localhost");
    papplSystemSetPrinterDrivers(system, 1, drivers, nullptr, nullptr, describe, nullptr);
    rig.printer =
        papplPrinterCreate(system, 0, "Rig", "rig", "MFG:Rig;MDL:Raster;SN:RIG-2;", "rig://printer");
    if (!rig.printer)
        return 1;
    setToner(80);
    std::thread(takeOrders).detach();
    // Listening has begun with papplSystemAddListeners: who connects now waits for the loop.
    say("READY ipp://localhost:" + std::to_string(port) + "/ipp/print");
    papplSystemRun(system);
}
