package dev.evenhand.web.walk;

/** One demo and one browser for all tests that leave it as they found it. */
final class SharedDemo extends Shared<DemoTour> {
    SharedDemo() {
        super(DemoTour.class, DemoTour::start);
    }
}
