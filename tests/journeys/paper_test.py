"""What comes out of the printer is what was promised: both sides at true size on A4, with the purpose across them."""

import journey
import page

PURPOSE = "仅供办理保险理赔使用"  # the first of the policy, chosen unless the resident chooses another


class Paper(journey.Journey):
    def assert_box(self, measured, wanted, within):
        for value, right, what in zip(measured, wanted, ("left", "top", "width", "height")):
            self.assertAlmostEqual(value, right, delta=within, msg=f"{what} of {wanted}")

    def assert_faces(self, raster):
        for box, side, other in ((page.FRONT, "front", "back"), (page.BACK, "back", "front")):
            self.assert_box(raster.measured(box), box, 0.2)
            self.assertGreater(raster.likeness(box, self.card.face(side)), 0.8)
            self.assertLess(raster.likeness(box, self.card.face(other)), 0.5)

    def test_pdf_page_has_both_sides_at_true_size(self):
        printer = self.pdf_printer()
        kiosk = self.kiosk_with(printer)
        self.copy(kiosk.open())

        printed, = printer.printed()
        pdf = page.PdfPage(printed)
        (width, height), = pdf.sizes()
        self.assertAlmostEqual(width, page.A4[0], delta=0.02)
        self.assertAlmostEqual(height, page.A4[1], delta=0.02)
        front, back = pdf.pictures()
        self.assert_box(front, page.FRONT, 0.02)
        self.assert_box(back, page.BACK, 0.02)
        self.assertIn(PURPOSE, pdf.text())
        self.assertNotIn("演示", pdf.text(), "real devices are no demonstration")
        self.assert_faces(pdf.raster())
        self.assertEqual(kiosk.outcomes(), [("done", None)])

    def test_page_through_a_print_queue_keeps_its_size(self):
        printer = self.pdf_printer()
        kiosk = self.kiosk_with(self.queue_to(printer))
        self.copy(kiosk.open())

        printer.wait_idle()
        printed, = printer.printed()
        pdf = page.PdfPage(printed)
        (width, height), = pdf.sizes()
        self.assertAlmostEqual(width, page.A4[0], delta=0.1)
        self.assertAlmostEqual(height, page.A4[1], delta=0.1)
        self.assertIn(PURPOSE, pdf.text())
        self.assert_faces(pdf.raster())
        self.assertEqual(kiosk.outcomes(), [("unproven", None)], "a queue knows what it handed on, not what was printed")

    def test_raster_page_has_both_sides_at_true_size(self):
        printer = self.raster_printer()
        kiosk = self.kiosk_with(printer)
        self.copy(kiosk.open())

        printed, = printer.printed()
        raster = page.RasterPage.of_printer(printed)
        self.assert_box(raster.size(), page.A4, 0.2)
        self.assert_faces(raster)
        entry, = kiosk.ledger()[0]
        self.assertEqual((entry["outcome"], entry["purpose_line"]), ("done", True))


if __name__ == "__main__":
    journey.main()
