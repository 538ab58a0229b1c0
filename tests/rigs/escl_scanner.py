#!/usr/bin/python3
"""A network scanner (eSCL) on loopback that serves given pictures and misbehaves on command.

    escl_scanner.py [--glass PICTURE] [--feeder PICTURE…] [--seconds S] [--card]

PICTURE is a file with its resolution in it (300 dpi otherwise), or "chart": a white A4 sheet with a black outline
of 100 x 100 mm at 20 mm from the left and 30 mm from the top; "blank": one without. Prints one line when it is ready:

    {"port": 40001, "control": 40002, "uri": "http://127.0.0.1:40001/eSCL"}

A POST of JSON to the control port changes what it does from then on; the answer is the state:

    {"glass": PICTURE}   {"feeder": [PICTURE, …]}   {"seconds": 2.5}   {"fault": F}   {"unplugged": true|false}
    {"after": {"pages": 1, "fault": "jam"}} begins with F when a job of the feeder has given so many pages
    {"wait": "scanning"} answers only when a job is in work

F is null, or one of
    busy     refuses jobs with 503          reject   refuses jobs with 409        broken   500 to everything
    cut      closes in the middle           hang     never sends the picture      empty    sends 0 bytes
    garbage  sends bytes that are no JPEG   endless  sends without end            tiny     sends a 1 x 1 picture
    jam      feeder jammed                  open     feeder's cover open

With --card the feeder takes cards alone: it is 90 mm wide.
"""
import argparse
import io
import json
import re
import socket
import struct
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image, ImageDraw

Image.MAX_IMAGE_PIXELS = None
UNIT = 300  # eSCL counts in 1/300 inch
WIDTH, HEIGHT = 2550, 3508  # of the glass: 216 x 297 mm
CARD_WIDTH, CARD_HEIGHT = 1063, 1063  # of a feeder for cards: 90 x 90 mm
RESOLUTIONS = (75, 150, 200, 300, 600)
NAMESPACES = 'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" ' \
             'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'


class State:
    def __init__(self, glass, feeder, seconds, card=False):
        self.glass, self.feeder, self.seconds, self.card = glass, list(feeder), seconds, card
        self.after = None
        self.fault = None
        self.unplugged = False
        self.jobs = {}
        self.scans = 0
        self.changed = threading.Condition()

    def adf_state(self):
        if self.fault == "jam":
            return "ScannerAdfJam"
        if self.fault == "open":
            return "ScannerAdfDoorOpen"
        return "ScannerAdfLoaded" if self.feeder else "ScannerAdfEmpty"

    def scanning(self):
        return any(job["pages"] for job in self.jobs.values())

    def report(self):
        return {"fault": self.fault, "unplugged": self.unplugged, "scans": self.scans, "feeder": len(self.feeder),
                "scanning": self.scanning()}


def chart(dpi=300, blank=False):
    mm = dpi / 25.4
    sheet = Image.new("RGB", (round(210 * mm), round(297 * mm)), (255, 255, 255))
    sheet.info["dpi"] = (dpi, dpi)
    if blank:
        return sheet
    box = [round(20 * mm), round(30 * mm), round(120 * mm) - 1, round(130 * mm) - 1]
    ImageDraw.Draw(sheet).rectangle(box, outline=(0, 0, 0), width=round(mm))
    return sheet


def encoded(picture, wanted):
    """The part of a picture that a scan covers, as JPEG. Untouched when it has the size already."""
    size = (round(wanted["w"] * wanted["dpi"] / UNIT), round(wanted["h"] * wanted["dpi"] / UNIT))
    drawn = picture in ("chart", "blank")
    image = chart(wanted["dpi"], picture == "blank") if drawn else Image.open(picture)
    if not drawn and image.format == "JPEG" and image.size == size and image.mode == wanted["mode"]:
        with open(picture, "rb") as file:
            return file.read()
    scale = wanted["dpi"] / float(image.info.get("dpi", (UNIT, UNIT))[0] or UNIT)
    image = image.convert("RGB")
    if abs(scale - 1) > 0.001:
        image = image.resize((round(image.width * scale), round(image.height * scale)))
    left, top = round(wanted["x"] * wanted["dpi"] / UNIT), round(wanted["y"] * wanted["dpi"] / UNIT)
    sheet = Image.new("RGB", size, (255, 255, 255))
    sheet.paste(image.crop((left, top, left + size[0], top + size[1])), (0, 0))
    out = io.BytesIO()
    sheet.convert(wanted["mode"]).save(out, "JPEG", quality=95, dpi=(wanted["dpi"],) * 2)
    return out.getvalue()


def capabilities(card):
    discrete = "".join(f"<scan:DiscreteResolution><scan:XResolution>{r}</scan:XResolution>"
                       f"<scan:YResolution>{r}</scan:YResolution></scan:DiscreteResolution>" for r in RESOLUTIONS)
    size = lambda width, height: f"""<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{width}</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{height}</scan:MaxHeight>"""
    caps = f"""<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>{discrete}</scan:DiscreteResolutions></scan:SupportedResolutions>
<scan:ColorSpaces><scan:ColorSpace>sRGB</scan:ColorSpace></scan:ColorSpaces>
</scan:SettingProfile></scan:SettingProfiles>
<scan:SupportedIntents><scan:Intent>Document</scan:Intent></scan:SupportedIntents>
<scan:MaxOpticalXResolution>600</scan:MaxOpticalXResolution><scan:MaxOpticalYResolution>600</scan:MaxOpticalYResolution>"""
    feeder = size(CARD_WIDTH, CARD_HEIGHT) if card else size(WIDTH, HEIGHT)
    return f"""<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities {NAMESPACES}>
<pwg:Version>2.62</pwg:Version><pwg:MakeAndModel>Rig Scanner</pwg:MakeAndModel><pwg:SerialNumber>RIG1</pwg:SerialNumber>
<scan:UUID>00000000-0000-1000-8000-000000000001</scan:UUID>
<scan:Platen><scan:PlatenInputCaps>{size(WIDTH, HEIGHT)}{caps}</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps>{feeder}{caps}</scan:AdfSimplexInputCaps>
<scan:AdfDuplexInputCaps>{feeder}{caps}</scan:AdfDuplexInputCaps><scan:FeederCapacity>35</scan:FeederCapacity>
<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions>
</scan:Adf></scan:ScannerCapabilities>"""


def status(state):
    jobs = "".join(f"<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/{name}</pwg:JobUri><pwg:JobUuid>{name}</pwg:JobUuid>"
                   f"<scan:Age>1</scan:Age><pwg:ImagesCompleted>{job['done']}</pwg:ImagesCompleted>"
                   f"<pwg:ImagesToTransfer>{len(job['pages'])}</pwg:ImagesToTransfer>"
                   f"<pwg:JobState>{job['state']}</pwg:JobState></scan:JobInfo>" for name, job in state.jobs.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus {NAMESPACES}><pwg:Version>2.62</pwg:Version>
<pwg:State>{"Processing" if state.scanning() else "Idle"}</pwg:State><scan:AdfState>{state.adf_state()}</scan:AdfState>
<scan:Jobs>{jobs}</scan:Jobs></scan:ScannerStatus>"""


def element(xml, name, otherwise):
    found = re.search(rf"<(?:\w+:)?{name}>\s*([\w.]+)", xml)
    return found.group(1) if found else otherwise


class Scanner(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state = None  # set by serve()

    def log_message(self, *_):
        pass

    def reply(self, code, body=b"", kind="text/xml", **headers):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def refused(self):
        """Faults that hit every request."""
        if self.state.unplugged:
            reset = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            self.connection.close()
            self.close_connection = True
            return True
        if self.state.fault == "broken":
            self.reply(500)
            return True
        return False

    def do_GET(self):
        if self.refused():
            return
        if self.path == "/eSCL/ScannerCapabilities":
            return self.reply(200, capabilities(self.state.card).encode())
        if self.path == "/eSCL/ScannerStatus":
            return self.reply(200, status(self.state).encode())
        page = re.match(r"/eSCL/ScanJobs/([\w-]+)/NextDocument", self.path)
        job = self.state.jobs.get(page.group(1)) if page else None
        if not job or not job["pages"]:
            if job:
                job["state"] = "Completed"
            return self.reply(404)
        self.next_document(job)

    def next_document(self, job):
        state = self.state
        with state.changed:
            fault_or_end = lambda: state.unplugged or not job["pages"]
            if state.fault == "hang":
                state.changed.wait_for(lambda: state.fault != "hang" or fault_or_end())
            else:
                state.changed.wait_for(lambda: state.fault == "hang" or fault_or_end(), timeout=state.seconds)
                if state.fault == "hang":
                    state.changed.wait_for(lambda: state.fault != "hang" or fault_or_end())
        if self.refused():
            return
        if not job["pages"]:  # cancelled meanwhile
            return self.reply(404)
        if job["feeder"] and state.after and job["done"] >= state.after["pages"]:
            state.fault, state.after = state.after["fault"], None
        if job["feeder"] and state.fault in ("jam", "open"):
            job["pages"].clear()
            job["state"] = "Aborted"
            return self.reply(409)
        picture = job["pages"].pop(0)
        job["done"] += 1
        if job["feeder"] and state.feeder:
            state.feeder.pop(0)
        if not job["pages"]:
            job["state"] = "Completed"
        self.send_picture(picture, job["wanted"])

    def send_picture(self, picture, wanted):
        fault = self.state.fault
        if fault == "empty":
            return self.reply(200, b"", "image/jpeg")
        if fault == "garbage":
            return self.reply(200, b"\x00\x01this is no picture" * 500, "image/jpeg")
        if fault == "tiny":
            wanted = dict(wanted, w=1, h=1, dpi=300)
        data = encoded(picture, wanted)
        if fault not in ("cut", "endless"):
            self.state.scans += 1
            return self.reply(200, data, "image/jpeg")
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.send_header("Transfer-Encoding" if fault == "endless" else "Content-Length",
                         "chunked" if fault == "endless" else str(len(data)))
        self.end_headers()
        self.close_connection = True
        try:
            if fault == "cut":
                self.wfile.write(data[:len(data) // 2])
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            chunk = b"10000\r\n" + b"\xff" * 0x10000 + b"\r\n"
            while self.state.fault == "endless" and not self.state.unplugged:
                self.wfile.write(chunk)
        except OSError:
            pass

    def do_POST(self):
        xml = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.refused():
            return
        state = self.state
        if self.path != "/eSCL/ScanJobs":
            return self.reply(404)
        if state.fault == "busy":
            return self.reply(503, Retry_After="1")
        feeder = element(xml, "InputSource", "Platen") == "Feeder"
        if state.fault == "reject" or (feeder and state.adf_state() != "ScannerAdfLoaded"):
            return self.reply(409)
        wanted = {"dpi": int(element(xml, "XResolution", "300")), "x": int(element(xml, "XOffset", "0")),
                  "y": int(element(xml, "YOffset", "0")), "w": int(element(xml, "Width", WIDTH)),
                  "h": int(element(xml, "Height", HEIGHT)),
                  "mode": "L" if element(xml, "ColorMode", "RGB24").startswith("Gray") else "RGB"}
        pages = list(state.feeder) if feeder else [state.glass]
        name = str(uuid.uuid4())
        with state.changed:
            state.jobs = {name: {"pages": pages, "done": 0, "state": "Processing", "feeder": feeder, "wanted": wanted}}
            state.changed.notify_all()
        self.reply(201, Location=f"http://{self.headers['Host']}/eSCL/ScanJobs/{name}")

    def do_DELETE(self):
        if self.refused():
            return
        found = re.match(r"/eSCL/ScanJobs/([\w-]+)$", self.path)
        job = self.state.jobs.get(found.group(1)) if found else None
        if not job:
            return self.reply(404)
        with self.state.changed:
            job["pages"].clear()
            job["state"] = "Canceled"
            self.state.changed.notify_all()
        self.reply(200)


class Control(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.answer()

    def do_POST(self):
        wanted = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "{}")
        with self.state.changed:
            if wanted.pop("wait", None):
                self.state.changed.wait_for(self.state.scanning, timeout=15)
            for key, value in wanted.items():
                if key not in ("glass", "feeder", "seconds", "fault", "unplugged", "after"):
                    raise SystemExit(f"unknown control {key}")
                setattr(self.state, key, value)
            if wanted.get("unplugged"):
                self.state.jobs = {}
            self.state.changed.notify_all()
        self.answer()

    def answer(self):
        body = json.dumps(self.state.report()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def handle_error(self, request, client_address):  # a peer that hangs up is no news
        kind = sys.exc_info()[0]
        if not issubclass(kind, (ConnectionError, ValueError)):
            super().handle_error(request, client_address)


def serve(handler, state):
    server = Server(("127.0.0.1", 0), type(handler.__name__, (handler,), {"state": state}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--glass", default="chart")
    parser.add_argument("--feeder", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--card", action="store_true")
    options = parser.parse_args()
    state = State(options.glass, options.feeder, options.seconds, options.card)
    port, control = serve(Scanner, state), serve(Control, state)
    print(json.dumps({"port": port, "control": control, "uri": f"http://127.0.0.1:{port}/eSCL"}), flush=True)
    sys.stdin.read()  # until whoever started us goes away


if __name__ == "__main__":
    main()
