// @ts-check
import { t, words } from '../shared/page.js';
import { GRID, tooltip, values } from './chart-parts.js';

const share = (/** @type {number} */ value) => words.percent(value, 0);

/**
 * How many of the questions are answered, and how many of the answers are right, as the threshold falls; the one in force is marked.
 * @param {{coverage: number, precision: number, confidence: number}[]} curve @param {number} threshold @returns {import('./chart-parts.js').Drawing}
 */
export function riskCoverage(curve, threshold) {
  const here = [...curve].reverse().find((point) => point.confidence >= threshold);
  const mark = here && { symbol: 'circle', symbolSize: 10, silent: true, data: [{ coord: [here.coverage, here.precision] }],
    label: { show: true, position: 'bottom', align: 'right', formatter: t('quality.now') } };
  const lowest = Math.floor(Math.min(1, ...curve.map((point) => point.precision)) * 10) / 10;
  return {
    option: (c) => ({
      grid: { ...GRID, top: 24, bottom: 24 },
      tooltip: { ...tooltip(c), trigger: 'axis', formatter: (/** @type {any[]} */ points) => told(curve[points[0].dataIndex]) },
      xAxis: { ...values(c, share, { min: 0, max: 1 }), splitLine: { show: false }, name: t('quality.coverage'), nameLocation: 'middle', nameGap: 28,
        nameTextStyle: { color: c.ink3 }, axisLine: { lineStyle: { color: c.line } } },
      yAxis: values(c, share, { min: lowest, max: 1, interval: stepFrom(lowest) }),
      series: [{ type: 'line', symbol: 'none', data: curve.map((point) => [point.coverage, point.precision]), lineStyle: { color: c.accent, width: 2 },
        itemStyle: { color: c.accent }, markPoint: mark && { ...mark, itemStyle: { color: c.ink }, label: { ...mark.label, color: c.ink2 } } }],
    }),
    table: { head: [t('quality.threshold'), t('quality.coverage'), t('quality.precision')],
      rows: sampled(curve).map((point) => [share(point.confidence), share(point.coverage), share(point.precision)]) },
  };
}

/** Between round percentages, so that the last of them is 100. @param {number} lowest in tenths */
function stepFrom(lowest) {
  if (lowest >= 0.9) return 0.02;
  return lowest >= 0.7 ? 0.05 : 0.1;
}

/** @param {{coverage: number, precision: number, confidence: number}} point */
function told({ coverage, precision, confidence }) {
  return `${t('quality.threshold')}  ${share(confidence)}\n${t('quality.coverage')}  ${share(coverage)}\n${t('quality.precision')}  ${share(precision)}`;
}

/** Some twenty points say what a thousand would. @param {any[]} curve */
function sampled(curve) {
  const step = Math.max(1, Math.ceil(curve.length / 20));
  return curve.filter((_, index) => index % step === 0 || index === curve.length - 1);
}

/** One line of what {@link labelled} reads. @param {{text: string, label: string}} question */
export const line = ({ text, label }) => `"${text.trim().replace(/\s+/g, ' ').replaceAll('"', '""')}", ${label}`;

/**
 * Labelled questions from lines of `question, article` (tab or comma, the last one on the line; quoted as CSV quotes); no article means none fits.
 * @param {string} text @param {Set<string>} known ids of articles
 */
export function labelled(text, known) {
  return text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean).map((one) => {
    const [, said, label] = /^(.*)[,\t]\s*"?([\w.-]+)"?\s*$/.exec(one) ?? [];
    const fits = said !== undefined && (known.has(label) || ['none', 'oos'].includes(label));
    const question = (fits ? said : one).trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"').trim();
    return { text: question, ...(fits && known.has(label) ? { label } : {}) };
  }).filter((one) => one.text);
}

/** How many of the questions stand in the articles themselves. @param {{text: string}[]} questions @param {{questions?: string[]}[]} articles */
export function ownWords(questions, articles) {
  const plain = (/** @type {string} */ text) => text.toLowerCase().replace(/[\p{P}\p{Z}]+/gu, ' ').trim();
  const known = new Set(articles.flatMap((one) => (one.questions ?? []).map(plain)));
  return questions.filter(({ text }) => known.has(plain(text))).length;
}
