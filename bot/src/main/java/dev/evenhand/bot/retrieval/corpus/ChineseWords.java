package dev.evenhand.bot.retrieval.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Chinese word segmentation; its dictionary is read on first use. */
final class ChineseWords {

    private static final Analyzer ANALYZER = new SmartChineseAnalyzer();

    private ChineseWords() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        try (TokenStream stream = ANALYZER.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("segmenting a text in memory failed", e);
        }
        return words;
    }
}
