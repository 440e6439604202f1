// @ts-check
import { html, nothing, svg } from 'lit';

const W = 240;
const H = 28;
const PAD = 6;
const MID = H / 2;

/** @param {number} value @param {[number, number]} domain */
function at(value, [low, high]) {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low || 1);
  return PAD + share * (W - 2 * PAD);
}

/**
 * One side's figure: a bar whose assumed part is hatched, an interval, a dot. Filled for the bot, open for people, so that colour is never
 * needed.
 * @param {{arm: any, side: 'bot' | 'people', domain: [number, number], bar: boolean}} what
 */
export function armPlot({ arm, side, domain, bar }) {
  if (arm?.value === null || arm?.value === undefined) return html`<svg class="plot none" viewBox="0 0 ${W} ${H}"
    aria-hidden="true">${axis(domain)}</svg>`;
  const x = (/** @type {number} */ value) => at(value, domain);
  const sure = Math.max(domain[0], arm.value - (arm.assumed ?? 0));
  const bars = bar ? svg`<rect class="solid" x=${x(domain[0])} y=${MID - 4} width=${x(sure) - x(domain[0])} height="8"></rect>
    ${arm.assumed ? svg`<rect class="hatch" x=${x(sure)} y=${MID - 4} width=${x(arm.value) - x(sure)} height="8"></rect>` : nothing}`
      : nothing;
  const whisker = arm.low === null || arm.low === undefined ? nothing : line(x(arm.low), x(arm.high));
  return html`<svg class="plot ${side} ${arm.tooEarly ? 'early' : ''}" viewBox="0 0 ${W} ${H}" aria-hidden="true">
    <defs>${svg`<pattern id="hatch-${side}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path
      d="M0 0V5" class="stripe"></path></pattern>`}</defs>
    ${axis(domain)}${bars}${whisker}${svg`<circle class="dot-mark" cx=${x(arm.value)} cy=${MID} r="5"></circle>`}</svg>`;
}

/**
 * A difference around zero; the other ways to compare stand behind it as faint rings, so that the switch shows how the picture moves.
 * @param {{difference: any, others: any[], domain: [number, number], verdict: string}} what
 */
export function gapPlot({ difference, others, domain, verdict }) {
  const x = (/** @type {number} */ value) => at(value, domain);
  const zero = svg`<path class="zero" d="M${x(0)} 1V${H - 1}"></path>`;
  const rings = others.filter(Boolean).map((other) => svg`<circle class="ring" cx=${x(other.value)} cy=${MID} r="3.5"></circle>`);
  const own = difference ? svg`${line(x(difference.low), x(difference.high))}<circle class="dot-mark" cx=${x(difference.value)} cy=${MID}
    r="5"></circle>` : nothing;
  return html`<svg class="plot gap ${verdict}" viewBox="0 0 ${W} ${H}" aria-hidden="true">${axis(domain)}${zero}${rings}${own}</svg>`;
}

/**
 * Two dots with their intervals on one axis; the area of a dot goes by its n, `most` being the largest of all.
 * @param {{bot: any, people: any, domain: [number, number], most: number}} what
 */
export function pairPlot({ bot, people, domain, most }) {
  const x = (/** @type {number} */ value) => at(value, domain);
  const arm = (/** @type {any} */ one, /** @type {string} */ side, /** @type {number} */ y) =>
    one?.value === null || one?.value === undefined ? nothing
      : svg`<g class=${side}>${line(x(one.low), x(one.high), y)}<circle class="dot-mark" cx=${x(one.value)} cy=${y}
        r=${Math.round(10 * Math.max(2.5, 7 * Math.sqrt(one.n / Math.max(1, most)))) / 10}></circle></g>`;
  return html`<svg class="plot pair" viewBox="0 0 ${W} ${H}"
    aria-hidden="true">${axis(domain)}${arm(people, 'people', 19)}${arm(bot, 'bot', 9)}</svg>`;
}

/** @param {number} from @param {number} to @param {number} [y] */
function line(from, to, y = MID) {
  return svg`<path class="whisker" d="M${from} ${y}H${to}"></path>`;
}

/** @param {[number, number]} domain */
function axis(domain) {
  return svg`<path class="axis" d="M${at(domain[0], domain)} ${H - 1}H${at(domain[1], domain)}"></path>`;
}
