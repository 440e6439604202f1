package dev.evenhand.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.web.http.Json;

/** A place in line as the customer reads it; the wait is left out where it would be a guess. */
final class PlaceJson {
    private PlaceJson() {}

    static ObjectNode of(Place place) {
        var json = Json.object()
                .put("type", "place")
                .put("position", place.position())
                .put("staffed", place.staffed())
                .put("open", place.open());
        var expected = place.expected();
        if (expected != null) {
            json.put("lowSeconds", expected.low().toSeconds())
                    .put("highSeconds", expected.high().toSeconds());
        }
        var opensAt = place.opensAt();
        return opensAt == null ? json : json.put("opensAt", opensAt.toString());
    }
}
