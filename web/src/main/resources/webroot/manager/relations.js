// @ts-check

const LEAST_DAYS = 14;
const TAIL = 0.05;

/**
 * Which daily figures move together: every pair's correlation with its interval, the strongest first. The interval is Fisher's
 * (atanh r ± z/√(n−3)), wide enough for all pairs at once (Bonferroni), so that what stays clear of zero is no accident of looking at many.
 * @param {{metric: string, points: {day: string, value: number | null}[]}[]} rows
 * @returns {{first: string, second: string, days: number, value: number, low: number, high: number}[]}
 */
export function relations(rows) {
  const series = rows.map((row) => ({ metric: row.metric, days: new Map(row.points.filter((point) => point.value !== null)
    .map((point) => [point.day, /** @type {number} */ (point.value)])) }));
  const pairs = series.flatMap((first, index) => series.slice(index + 1).map((second) => ({ first, second })));
  const z = quantile(1 - TAIL / (2 * Math.max(1, pairs.length)));
  return pairs.map(({ first, second }) => relation(first, second, z)).filter((one) => one !== null)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** @param {{metric: string, days: Map<string, number>}} first @param {{metric: string, days: Map<string, number>}} second @param {number} z */
function relation(first, second, z) {
  const common = [...first.days.keys()].filter((day) => second.days.has(day));
  if (common.length < LEAST_DAYS) return null;
  const value = correlation(common.map((day) => first.days.get(day) ?? 0), common.map((day) => second.days.get(day) ?? 0));
  if (value === null) return null;
  const middle = Math.atanh(Math.max(-0.9999, Math.min(0.9999, value)));
  const reach = z / Math.sqrt(common.length - 3);
  return { first: first.metric, second: second.metric, days: common.length, value, low: Math.tanh(middle - reach),
    high: Math.tanh(middle + reach) };
}

/** Pearson's; null where one of the two never moves. @param {number[]} xs @param {number[]} ys */
export function correlation(xs, ys) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (/** @type {(index: number) => number} */ of) => xs.reduce((total, _, index) => total + of(index), 0);
  const [xx, yy] = [sum((i) => (xs[i] - mx) ** 2), sum((i) => (ys[i] - my) ** 2)];
  return xx && yy ? sum((i) => (xs[i] - mx) * (ys[i] - my)) / Math.sqrt(xx * yy) : null;
}

/** Normal quantile for an upper tail: Abramowitz and Stegun 26.2.23, error below 4.5e-4. @param {number} p above one half */
function quantile(p) {
  const s = Math.sqrt(-2 * Math.log(1 - p));
  return s - (2.515517 + 0.802853 * s + 0.010328 * s * s) / (1 + 1.432788 * s + 0.189269 * s * s + 0.001308 * s ** 3);
}
