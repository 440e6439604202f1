package dev.evenhand.bot.knowledge;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The longest increasing subsequence by patience sorting (C. Schensted, "Longest increasing and decreasing
 * subsequences", 1961), in n log n steps.
 */
final class LongestRise {

    private LongestRise() {}

    /** Which of the numbers, all different, belong to one of the longest rises among them. */
    static BitSet of(List<Integer> numbers) {
        int[] tops = new int[numbers.size()];
        int[] holders = new int[numbers.size()];
        int[] earlier = new int[numbers.size()];
        int piles = 0;
        for (int i = 0; i < numbers.size(); i++) {
            int pile = -1 - Arrays.binarySearch(tops, 0, piles, numbers.get(i));
            tops[pile] = numbers.get(i);
            holders[pile] = i;
            earlier[i] = pile == 0 ? -1 : holders[pile - 1];
            piles = Math.max(piles, pile + 1);
        }
        var rise = new BitSet();
        for (int i = piles == 0 ? -1 : holders[piles - 1]; i >= 0; i = earlier[i]) {
            rise.set(i);
        }
        return rise;
    }
}
