// @ts-check
import { html, nothing } from 'lit';
import { query } from '../shared/api.js';
import { PageElement, t, words } from '../shared/page.js';
import { assumed, figure, gap, gapUnit, interval, measureName } from './figures.js';
import { addressOf, cohort, madeOf, named } from './filters.js';
import { Parts } from './parts.js';

/** What of a measure the conversations can be narrowed to. @type {Record<string, string>} */
const STATES = { abandonment: 'queue_abandoned', blocked: 'blocked' };
/** Figures told by the rows of a table. @type {Record<string, string[]>} */
const MADE = { reasons: ['handoff_reason'], channels: ['contactRate'] };
const REPORTS = ['measures', 'reasons', 'channels', 'agents'];

/**
 * Tables beside the comparison: further measures, reasons for handoff, channels, agents. What the server does not have is not
 * shown.
 */
export class ManagerBreakdown extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    this.parts = new Parts(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('look') || changed.has('fresh')) this.load(changed.has('fresh'));
  }

  /** All are shown at once: tables that come one by one push each other down. @param {boolean} again */
  async load(again) {
    const asked = query(cohort(this.look));
    await Promise.all(REPORTS.map((name) => this.parts.load(name, `/api/v1/reports/${name}${asked}`, again)));
    this.requestUpdate();
  }

  render() {
    return html`${this.table('measures', ['measure', 'bot_first', 'human_first', 'difference'], (row) =>
      [html`${measureName(row.name)}<span class="soft small note">${row.note}</span>${this.made(row.name)}`, this.side(row, 'bot_first'), this.side(row, 'human_first'), row.difference ? difference(row) : beside('–')])}
      <div class="two">${this.table('reasons', ['reason', 'conversations', 'share', 'metric.fcr'], (row) =>
        [html`<a href=${addressOf({ ...this.look, view: 'conversations', entry: 'bot_first', reason: row.reason })}>${named('reason', row.reason)}</a>`,
        words.number(row.contacts), arm(row.share, 'fcr', { made: madeOf(this.look, 'handoff_reason') }),
        this.linked(row.fcr, 'fcr', 'reason', row.reason)])}
      ${this.table('channels', ['filter.channel', 'conversations', 'metric.fcr', 'metric.csat'], (row) =>
        [html`<a href=${addressOf({ ...this.look, view: 'conversations', channel: row.channel })}>${named('channel', row.channel)}</a>`,
        words.number(row.contacts), this.linked(row.fcr, 'fcr', 'channel', row.channel), this.linked(row.csat, 'csat', 'channel', row.channel)])}</div>
      ${this.table('agents', ['agent', 'conversations', 'metric.fcr', 'metric.csat', 'handle'], (row) =>
        [html`<a href=${addressOf({ ...this.look, view: 'conversations', agent: row.agent })}>${row.agentName}</a>`,
        words.number(row.contacts), this.linked(row.fcr, 'fcr', 'agent', row.agent), this.linked(row.csat, 'csat', 'agent', row.agent),
        this.linked(row.handle, 'aht', 'agent', row.agent)])}`;
  }

  /** A group's figure leads to how it was made. @param {any} one @param {string} metric @param {string} by @param {string} of */
  linked(one, metric, by, of) {
    return arm(one, metric, { made: madeOf(this.look, metric, by, of) });
  }

  /** The way to how a figure was made. @param {string} figure */
  made(figure) {
    return html`<a class="made noprint" href=${madeOf(this.look, figure)} aria-label=${t('made.of',
      { metric: measureName(figure) })}>${t('made')}</a>`;
  }

  /** One side of a measure, and the way to its conversations. @param {any} row @param {'bot_first' | 'human_first'} entry */
  side(row, entry) {
    const one = entry === 'bot_first' ? row.botFirst : row.humanFirst;
    return value(one, row.unit, addressOf({ ...this.look, view: 'conversations', entry, state: STATES[row.name] ?? '' }));
  }

  /** @param {string} name @param {string[]} head @param {(row: any) => any[]} cells */
  table(name, head, cells) {
    const rows = this.parts.answer(name)?.rows ?? [];
    const trouble = this.parts.trouble(name);
    if (!rows.length && trouble === nothing) return nothing;
    return html`<section class="part"><header class="section-top"><h2>${t(`table.${name}`)}</h2>${MADE[name]?.map((figure) =>
      this.made(figure)) ?? nothing}</header>${t(`table.${name}.hint`) ? html`<p class="soft explain">${t(`table.${name}.hint`)}</p>` : nothing}
      ${trouble}${rows.length ? html`<table class="stacking"><thead><tr>${head.map((key, index) =>
        html`<th scope="col" class=${index ? 'end' : ''}>${t(key)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${cells(row)
        .map((cell, index) => (index ? html`<td class="end num" data-label=${t(head[index])}>${cell}</td>`
          : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody></table>` : nothing}</section>`;
  }
}

/** What belongs to a figure stands below it, so that the figures of a column stand below each other. @param {unknown} shown @param {any} [more] */
function beside(shown, more = '') {
  return html`${shown}${more ? html`<span class="beside soft small">${more}</span>` : nothing}`;
}

/** How many it is of. @param {any} one @param {string} address of their conversations, or empty */
function count(one, address) {
  const told = t('n', { count: one.n });
  return address ? html`<a class="n" href=${address}>${told}</a>` : told;
}

/**
 * A figure with its interval and n: the one leads to how it was made, the other to its conversations.
 * @param {any} one @param {string} metric @param {{made?: string, behind?: string}} ways
 */
function arm(one, metric, { made = '', behind = '' }) {
  if (!one?.n) return beside('–');
  const shown = figure(metric, one.value);
  const soft = one.tooEarly ? 'soft' : '';
  return html`${beside(made ? html`<a class="n ${soft}" href=${made}>${shown}</a>` : html`<span class=${soft}>${shown}</span>`, html`${one.low === null ? ''
    : `${interval(metric, one)}, `}${count(one, behind)}`)}${one.assumed
    ? html`<span class="soft small note">${assumed(one)}</span>` : nothing}${typeof one.weighted === 'number'
    ? html`<span class="soft small note">${t('csat.weighted', { value: words.percent(one.weighted) })}</span>` : nothing}`;
}

/** @param {any} one @param {string} unit @param {string} address */
function value(one, unit, address) {
  if (unit === 'money') return money(one);
  if (unit === 'score') return score(one, address);
  if (unit !== 'points') return arm(one, unit === 'seconds' ? 'aht' : 'fcr', { behind: address });
  return one?.n ? beside(html`<span class=${one.tooEarly ? 'soft' : ''}>${signed(one.value)}</span>`, html`${one.low === null ? ''
    : `${t('interval', { low: signed(one.low), high: signed(one.high) })}, `}${count(one, address)}`) : beside('–');
}

/** The currency stands in the note. @param {any} one */
function money(one) {
  const shown = (/** @type {number} */ amount) => words.number(amount, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (!one?.n || one.value === null) return beside('–');
  return beside(shown(one.value), t('interval', { low: shown(one.low), high: shown(one.high) }));
}

/** A change of tone, signed. @param {any} one @param {string} address */
function score(one, address) {
  if (!one?.n) return beside(html`<span class="nothing">–</span>`);
  return beside(html`<span class=${one.tooEarly ? 'soft' : ''}>${tone(one.value)}</span>`, html`${one.low === null ? ''
    : `${t('interval', { low: tone(one.low), high: tone(one.high) })}, `}${count(one, address)}`);
}

/** @param {number} change */
function tone(change) {
  return words.number(change, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }).replace('-', '−');
}

/** @param {number} points */
function signed(points) {
  return words.number(points, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).replace('-', '−');
}

/** With its interval. @param {any} row */
function difference({ difference: told, unit }) {
  const open = told.low <= 0 && told.high >= 0;
  const money = (/** @type {number} */ value) => words.number(value, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).replace('-', '−');
  const metric = unit === 'seconds' ? 'aht' : 'fcr';
  const shown = unit === 'money' ? money : unit === 'score' ? tone : unit === 'points' ? signed : (/** @type {number} */ value) => gap(metric, value);
  const value = unit === 'share' || unit === 'seconds' ? gapUnit(metric, told) : shown(told.value);
  return beside(html`<span class=${open ? 'soft' : ''}>${value}</span>`, t('interval', { low: shown(told.low), high: shown(told.high) }));
}

customElements.define('manager-breakdown', ManagerBreakdown);
