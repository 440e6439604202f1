package dev.evenhand.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranslationTest {
    private static final Translation CHINESE = Translation.into("zh-CN,zh;q=0.9");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\" is too long; at most 4000 characters. | “text”太长，最多 4000 个字符。",
                "Ana has this conversation. | 该会话由 Ana 接待。",
                "There is no team nowhere; there are general, orders. | 没有团队“nowhere”；现有团队：general, orders。",
                "refund.md: The question is longer than 500 characters. | refund.md：问法超过 500 个字符。",
                "must be from 0 to 1 | 必须在 0 到 1 之间",
                "answer: Character 14 is U+0007, which nobody sees, after \"ring\"; delete it. | answer：第 14 个字符是看不见的控制字符 U+0007，位于“ring”之后，请删除。",
                "Nobody ever wrote this. | Nobody ever wrote this."
            })
    void whatIsKnownIsSaidInChinese(String english, String chinese) {
        assertThat(CHINESE.of(english)).isEqualTo(chinese);
        assertThat(Translation.into("en-GB").of(english)).isEqualTo(english);
        assertThat(Translation.into(null).of(english)).isEqualTo(english);
    }

    /** A dollar or a brace of the customer's is no instruction. */
    @Test
    void whatASentenceNamesIsPutInAsItIs() {
        assertThat(CHINESE.of("\"{2}$1\" is missing.")).isEqualTo("缺少“{2}$1”。");
    }

    @Test
    void everyLineHasBothLanguagesAndNamesOnlyPlacesThereAre() throws IOException {
        for (var line : lines()) {
            assertThat(line.split(" => ", -1)).as(line).hasSize(2);
            var places = line.split(" => ", -1)[0].split("\\{}", -1).length - 1;
            var named = Pattern.compile("\\{(\\d)}").matcher(line);
            while (named.find()) {
                assertThat(Integer.parseInt(named.group(1))).as(line).isBetween(1, places);
            }
        }
    }

    private static List<String> lines() throws IOException {
        return text("problems.zh")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String text(String resource) throws IOException {
        try (var in = Translation.class.getResourceAsStream(resource)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a value must look like is said in Chinese wherever the contract says it. */
    @Test
    void everyPatternOfTheContractIsExplainedInBothLanguages() throws IOException {
        var described = Pattern.compile("pattern: \"[^\"]*\"(, description: \"([^\"]*)\")?");
        var schemas = described.matcher(text("/openapi.yaml")).results().toList();

        assertThat(schemas).isNotEmpty().allSatisfy(schema -> {
            assertThat(schema.group(2)).as(schema.group()).isNotNull();
            var hint = schema.group(2).substring(0, 1).toLowerCase(Locale.ROOT)
                    + schema.group(2).substring(1);
            var said = "\"field\" is not written as it must be: " + hint;
            assertThat(CHINESE.of(said)).isNotEqualTo(said);
        });
    }

    /** The general advice of a kind that the pages have no words of their own for. */
    @ParameterizedTest
    @EnumSource(
            value = ProblemKind.class,
            names = {"INVALID_FIELD", "MALFORMED_BODY", "WRONG_CREDENTIALS", "NOT_SIGNED_IN", "NOT_FOUND", "INTERNAL"})
    void everyKindGivesItsAdviceInChinese(ProblemKind kind) {
        assertThat(CHINESE.of(kind.advice())).isNotEqualTo(kind.advice());
    }
}
