#include "services/paper/jpeg.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace paper {
namespace {

constexpr std::size_t kFirstChunk = 256 * 1024;

// libjpeg reports errors by a call that must not return.
struct Complaint {
    jpeg_error_mgr manager;
    std::jmp_buf way;
};

[[noreturn]] void giveUp(j_common_ptr codec) {
    std::longjmp(reinterpret_cast<Complaint*>(codec->err)->way, 1);
}

void saySilently(j_common_ptr) {}

// Grows a wiping buffer; libjpeg's own memory destination would leave copies of the picture behind.
struct Sink {
    jpeg_destination_mgr manager;
    hal::SecretBytes* out;
};

void offer(j_compress_ptr codec, std::size_t used) {
    auto* sink = reinterpret_cast<Sink*>(codec->dest);
    sink->out->resize(std::max(kFirstChunk, used * 2));
    sink->manager.next_output_byte = sink->out->data() + used;
    sink->manager.free_in_buffer = sink->out->size() - used;
}

void start(j_compress_ptr codec) { offer(codec, 0); }

boolean full(j_compress_ptr codec) {
    offer(codec, reinterpret_cast<Sink*>(codec->dest)->out->size());
    return TRUE;
}

void end(j_compress_ptr codec) {
    auto* sink = reinterpret_cast<Sink*>(codec->dest);
    sink->out->resize(sink->out->size() - sink->manager.free_in_buffer);
}

void compress(jpeg_compress_struct& codec, const hal::Image& picture, int quality) {
    const bool grey = picture.format() == hal::PixelFormat::Grey8;
    codec.image_width = static_cast<JDIMENSION>(picture.width());
    codec.image_height = static_cast<JDIMENSION>(picture.height());
    codec.input_components = picture.channels();
    codec.in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < codec.image_height) {
        auto* row = const_cast<JSAMPROW>(picture.row(static_cast<int>(codec.next_scanline)));
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
}

} // namespace

hal::SecretBytes encodeJpeg(const hal::Image& picture, int quality) {
    hal::SecretBytes out;
    jpeg_compress_struct codec{};
    Complaint complaint{};
    Sink sink{};
    sink.out = &out;
    codec.err = jpeg_std_error(&complaint.manager);
    complaint.manager.error_exit = giveUp;
    complaint.manager.output_message = saySilently;
    if (setjmp(complaint.way)) {
        jpeg_destroy_compress(&codec);
        return {};
    }
    jpeg_create_compress(&codec);
    sink.manager.init_destination = start;
    sink.manager.empty_output_buffer = full;
    sink.manager.term_destination = end;
    codec.dest = &sink.manager;
    compress(codec, picture, quality);
    jpeg_destroy_compress(&codec);
    return out;
}

} // namespace paper
