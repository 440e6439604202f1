// @ts-check
import { html, nothing } from 'lit';
import { t, words } from '../shared/page.js';
import { figure, gap, measureName } from './figures.js';

const SHOWN = 100;
/** What the list of conversations can be narrowed to. */
const ENTRIES = ['bot_first', 'human_first'];

/** A value of a figure in its unit. @param {string} unit @param {number | null} value @param {boolean} [signed] a difference */
export function inUnit(unit, value, signed = false) {
  if (value === null || value === undefined) return '–';
  if (unit === 'share') return signed ? t('points', { value: gap('fcr', value) }) : figure('fcr', value);
  if (unit === 'seconds') return signed ? gap('aht', value) : figure('aht', value);
  return words.number(value, { maximumFractionDigits: 2, ...(signed ? { signDisplay: 'exceptZero' } : {}) }).replace('-', '−');
}

/** @typedef {{method: string, source: string, steps: string[]}} Calculation */

/** How something is computed, where that is from, and the formula with its numbers. @param {Calculation} told */
export function calculation(told) {
  return html`${method(told)}${put(told)}`;
}

/** @param {Calculation} told */
export function method({ method, source }) {
  return html`<p class="small">${method}${source ? html` <span class="soft">${source}</span>` : nothing}</p>`;
}

/** @param {Calculation} told */
export function put({ steps }) {
  return html`<ul class="formulas small num">${steps.map((step) => html`<li>${step}</li>`)}</ul>`;
}

/** Rows in, rows out, and why. @param {any} working */
export function steps({ steps, sides }) {
  return html`<table><thead><tr><th scope="col"><span class="sr">${t('working.step')}</span></th>${heads(sides)}</tr></thead><tbody>${steps.map(
    (/** @type {any} */ step) => html`<tr><th scope="row">${step.text}${step.reason ? html`<span class="soft note">${t('working.without',
      { reason: step.reason })}</span>` : nothing}</th>${step.rows.map((/** @type {number} */ count) => html`<td
      class="end num">${words.number(count)}</td>`)}</tr>`)}</tbody></table>`;
}

/** @param {string[]} sides */
function heads(sides) {
  return sides.map((side) => html`<th scope="col" class="end">${t(`side.${side}`)}</th>`);
}

/** How the rows ended, with the way to their conversations. @param {any} working
 * @param {((filters: Record<string, string>) => string) | null} address where these conversations can be listed */
export function counts({ states, sides }, address) {
  const cell = (/** @type {string} */ state, /** @type {string} */ side, /** @type {number} */ count) => html`<td class="end num">${address && ENTRIES.includes(side)
    ? html`<a href=${address({ state, entry: side })}>${words.number(count)}</a>` : words.number(count)}</td>`;
  return html`<table><thead><tr><th scope="col"><span class="sr">${t('filter.state')}</span></th>${heads(sides)}</tr></thead><tbody>${states.map(
    (/** @type {any} */ one) => html`<tr><th scope="row">${words.term('outcome', one.state)}</th>${one.rows.map((/** @type {number} */ count,
      /** @type {number} */ index) => cell(one.state, sides[index], count))}</tr>`)}</tbody></table>`;
}

/** The rules a figure rests on, in words and as they are computed. @param {any} working */
export function rules({ rules }) {
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${t('working.rules')}><dl class="rules">${rules.map((/** @type {any} */ rule) =>
    html`<div><dt>${ruleName(rule)}</dt><dd class="soft">${rule.text}${rule.sql ? html`<br><code class="small">${rule.sql}</code>` : nothing}</dd></div>`)}</dl></div>`;
}

/** @param {{kind: string, name: string}} rule */
export function ruleName({ kind, name }) {
  if (kind === 'state') return words.term('outcome', name);
  return kind === 'metric' ? measureName(name) : words.term('rule', name);
}

/** @param {string} label @param {string[]} head @param {any[][]} rows @param {number} [names] columns of words, before those of numbers */
function table(label, head, rows, names = 1) {
  const cell = (/** @type {any} */ one, /** @type {number} */ index) => (index === 0 ? html`<th scope="row">${one}</th>`
    : index < names ? html`<td>${one}</td>` : html`<td class="end num">${one}</td>`);
  return html`<h3>${label}</h3><div class="scroller" tabindex="0" role="region" aria-label=${label}><table><thead><tr>${head.map((name, index) =>
    html`<th scope="col" class=${index < names ? '' : 'end'}>${name}</th>`)}</tr></thead><tbody>${rows.map((row) =>
    html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

/** @param {number} value */
const exact = (value) => words.number(value, { maximumSignificantDigits: 6 }).replace('-', '−');

/** A class of the survey by its codes: who went first where both are in it, the topic, and the state. @param {string} name */
function className(name) {
  const [, entry, topic, state] = /** @type {string[]} */ (/^(?:(bot_first|human_first) )?(.*) (\S+)$/.exec(name));
  return [entry && t(entry), words.term('topic', topic), words.term('outcome', state)].filter(Boolean).join(' · ');
}

/** @param {any} working */
export function surveys({ classes }) {
  if (!classes.length) return nothing;
  return table(t('made.classes'), [t('filter.entry'), t('made.class'), t('made.offered'), t('made.answered'), t('made.content'), t('weight')],
    classes.map((/** @type {any} */ one) => [t(one.of), className(one.name), words.number(one.offered), words.number(one.answered), words.number(one.content),
      one.weight === null ? '–' : exact(one.weight)]), 2);
}

/** @param {any} working */
export function draws({ draws }) {
  if (!draws.length) return nothing;
  return table(t('made.draws'), [t('filter.entry'), t('made.probability'), t('made.n'), t('made.sum')],
    draws.map((/** @type {any} */ one) => [t(one.of), exact(one.probability), words.number(one.n), exact(one.sum)]));
}

/** What the judge graded and a manager read, topic by topic. @param {any} working */
export function audits({ audits }) {
  if (!audits.length) return nothing;
  return table(t('made.audits'), [t('filter.entry'), t('filter.topic'), t('made.graded'), t('made.yes'), t('made.both'), t('made.judgeAlone'),
    t('made.managerAlone'), t('made.neither'), t('weight'), t('made.meanError'), t('made.variance')], audits.map((/** @type {any} */ one) => [t(one.of),
    words.messages[`made.topic.${one.name}`] ?? words.term('topic', one.name), words.number(one.graded), words.number(one.yes), ...['both', 'judgeAlone',
      'managerAlone', 'neither'].map((verdict) => words.number(one.audit[verdict])), exact(one.weight), exact(one.error), exact(one.variance)]), 2);
}

/** The days of a watched metric with their limits, or those a forecast knows, the latest first. @param {any} working */
export function days({ days, unit }) {
  if (!days.length) return nothing;
  const judged = days.some((/** @type {any} */ one) => one.level);
  const rows = days.slice().reverse().slice(0, SHOWN).map((/** @type {any} */ one) => [words.date(one.day, 'UTC'), words.number(one.n), ...(judged
    ? [inUnit(unit, one.value), one.low === null ? '–' : t('interval', { low: inUnit(unit, one.low), high: inUnit(unit, one.high) }), plain(one.deviation),
      plain(one.ewma), [t(`level.${one.level}`), ...one.signals.map((/** @type {string} */ signal) => t(`signal.${signal}`))].join(' · '),
      one.usual ? t('yes') : '–'] : [])]);
  return html`${table(t('made.days'), [t('day'), t('alerts.count'), ...(judged ? [t('alerts.value'), t('alerts.limits'), t('made.deviation'), t('made.ewma'),
    t('alerts.level'), t('made.usual')] : [])], rows)}${days.length > SHOWN ? html`<p class="soft small">${t('made.latest', { count: SHOWN,
    of: days.length })}</p>` : nothing}`;
}

/** @param {number | null} value */
const plain = (value) => (value === null ? '–' : words.number(value, { maximumFractionDigits: 4 }).replace('-', '−'));

/** Where both curves fall. @param {any} working */
export function curves({ curves }) {
  if (!curves) return nothing;
  const told = [['bot_first', curves.botFirst], ['human_first', curves.humanFirst]];
  return table(t('made.curve'), [t('filter.entry'), t('made.hours'), t('made.watched'), t('made.returned'), t('made.left')], told.flatMap(([side, curve]) =>
    curve.steps.slice(0, SHOWN).map((/** @type {any} */ step) => [t(side), exact(step.hours), words.number(step.atRisk), words.number(step.events),
      `${words.percent(step.value)} (${t('interval', { low: words.percent(step.low), high: words.percent(step.high) })})`])));
}

/** @param {any} working */
export function strata({ strata, keys, ofStrata, designEffects, unit }) {
  if (!strata.length) return nothing;
  const side = (/** @type {any} */ arm) => (arm?.n ? `${inUnit(unit, arm.value)} (n ${words.number(arm.n)}${arm.low === null || arm.low === undefined ? ''
    : `, ${t('interval', { low: inUnit(unit, arm.low), high: inUnit(unit, arm.high) })}`})` : '–');
  return html`${table(t('working.strata'), [...keys.map((/** @type {string} */ key) => words.term('stratum', key)), t('conversations'), t('bot_first'),
    t('human_first'), t('weight')], strata.slice(0, SHOWN).map((/** @type {any} */ line) => [...line.values.map((/** @type {string} */ value,
    /** @type {number} */ index) => stratumName(keys[index], value)), words.number(line.contacts), side(line.botFirst), side(line.humanFirst),
    line.weight ? exact(line.weight) : html`<span title=${line.reason ?? nothing}>0</span>`]), keys.length)}
    ${ofStrata > SHOWN ? html`<p class="soft small">${t('working.heaviest', { count: SHOWN, of: ofStrata })}</p>` : nothing}
    ${designEffects.length ? html`<p class="soft small">${t('made.effects', { bot: exact(designEffects[0]), human: exact(designEffects[1]) })}</p>` : nothing}`;
}

/** @param {string} key @param {string} value */
export function stratumName(key, value) {
  if (key === 'locale' && /^[a-z]{2,3}(-|$)/i.test(value)) return words.language(value);
  if (key === 'topic' || key === 'channel') return words.term(key, value);
  return key === 'returning' ? words.term('visit', value) : value;
}
