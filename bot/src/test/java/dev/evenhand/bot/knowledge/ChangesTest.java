package dev.evenhand.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.Changes.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final List<Article> STANDING = List.of(
            article("refund", "en", "In 5 days."), article("refund", "zh", "5 天。"), article("old", "en", "Old."));
    private static final List<Article> WANTED = List.of(
            article("refund", "en", "In 6 days."), article("refund", "zh", "5 天。"), article("new", "en", "New."));

    @Test
    void whatIsNotInTheFileStaysUnlessItIsReplaced() {
        assertThat(changes(false))
                .isEqualTo(new Changes(
                        1, 1, 0, 1, 0, List.of(new Step("added", "en:new"), new Step("changed", "en:refund"))));
        assertThat(changes(true).removed()).isEqualTo(1);
        assertThat(changes(true).steps()).contains(new Step("removed", "en:old"));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        assertThat(new Import(Reading.of(STANDING), true, true, "anna").changes(STANDING))
                .isEqualTo(new Changes(0, 0, 0, 3, 0, List.of()));
    }

    @Test
    void anArticleThatOnlyChangesItsPlaceIsSaidToBeMoved() {
        var reordered = List.of(STANDING.get(2), STANDING.get(0), STANDING.get(1));

        assertThat(new Import(Reading.of(reordered), true, true, "anna").changes(STANDING))
                .isEqualTo(new Changes(0, 0, 1, 2, 0, List.of(new Step("moved", "en:old"))));
        assertThat(new Import(Reading.of(reordered), false, true, "anna").changes(STANDING))
                .isEqualTo(new Changes(0, 0, 0, 3, 0, List.of()));
    }

    @Test
    void anImportOfNothingIsAFault() {
        assertThat(new Import(Reading.of(List.of()), true, true, "anna").faults())
                .singleElement()
                .extracting(Finding::field)
                .isEqualTo("articles");
    }

    @Test
    void whatNobodySeesIsNamedWithItsPlace() {
        var pasted = article("bell", "en", "Please\n  ring\u0007 twice.\u200b\u001b");
        var faults = new Import(Reading.of(List.of(pasted)), true, true, "anna").faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("answer");
            assertThat(fault.message())
                    .isEqualTo("Character 14 is U+0007, which nobody sees, after \"Please ring\"; delete it.");
        });
    }

    @Test
    void aQuestionThatAnArticleWhichStaysHasIsWorthALook() {
        var wanted = List.of(
                new Article("again", "en", "", "Again", List.of("about old"), "Yes.", false, null, null, List.of()));

        assertThat(new Import(Reading.of(wanted), false, true, "anna").warnings(STANDING))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("in \"old\" as well"));
        assertThat(new Import(Reading.of(wanted), true, true, "anna").warnings(STANDING))
                .isEmpty();
        assertThat(new Import(Reading.of(STANDING), false, true, "anna").warnings(STANDING))
                .isEmpty();
    }

    private static Changes changes(boolean replace) {
        return new Import(Reading.of(WANTED), replace, true, "anna").changes(STANDING);
    }

    private static Article article(String id, String locale, String answer) {
        return new Article(id, locale, "", id, List.of("about " + id), answer, false, null, null, List.of());
    }
}
