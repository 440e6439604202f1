// @ts-check
import { html, nothing, svg } from 'lit';

const W = 320;
const H = 56;
const PAD = 5;

/**
 * A metric's days in small: the band of its control limits, its line, and a mark on each day that was out of the ordinary.
 * @param {{value: number | null, low: number | null, high: number | null, level: string}[]} points oldest first
 * @param {number | null} baseline what it usually is
 */
export function sparkline(points, baseline) {
  const known = points.flatMap((point) => [point.value, point.low, point.high]).filter((one) => one !== null);
  if (!known.length) return nothing;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (/** @type {number} */ index) => round(PAD + (index / Math.max(1, points.length - 1)) * (W - 2 * PAD));
  const y = (/** @type {number} */ value) => round(H - PAD - ((value - least) / (most - least || 1)) * (H - 2 * PAD));
  const marks = points.flatMap((point, index) => (point.value !== null && ['yellow', 'red'].includes(point.level)
    ? [svg`<circle class="mark-${point.level}" cx=${x(index)} cy=${y(point.value)} r="3"></circle>`] : []));
  return html`<svg class="spark" viewBox="0 0 ${W} ${H}" preserveAspectRatio="none" aria-hidden="true">${band(points, x, y)}${baseline === null
    ? nothing : svg`<path class="usual" d="M${PAD} ${y(baseline)}H${W - PAD}"></path>`}${svg`<path class="line"
    d=${path(points.map((point, index) => (point.value === null ? null : [x(index), y(point.value)])))}></path>`}${marks}</svg>`;
}

/** @param {any[]} points @param {(index: number) => number} x @param {(value: number) => number} y */
function band(points, x, y) {
  const judged = points.map((point, index) => ({ ...point, index })).filter((point) => point.low !== null);
  if (judged.length < 2) return nothing;
  const edge = (/** @type {any[]} */ of, /** @type {string} */ side) => of.map((point) => `${x(point.index)} ${y(point[side])}`).join('L');
  return svg`<path class="limits" d="M${edge(judged, 'high')}L${edge([...judged].reverse(), 'low')}Z"></path>`;
}

/** A line that is broken where a day says nothing. @param {(number[] | null)[]} places */
function path(places) {
  return places.map((place, index) => (place ? `${places[index - 1] ? 'L' : 'M'}${place[0]} ${place[1]}` : '')).join('');
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
