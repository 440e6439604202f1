// @ts-check
import { html, nothing } from 'lit';
import { query } from '../shared/api.js';
import { PageElement, t, words } from '../shared/page.js';
import { METRICS, measureName } from './figures.js';
import { addressOf, cohort, madeOf } from './filters.js';
import { clicked, flow, passing } from './flow.js';
import { dayAt, staff, volume } from './forecast.js';
import { heat } from './heat.js';
import { Parts } from './parts.js';
import { hoursOf, survival } from './survival.js';
import { trend } from './trend.js';
import './manager-chart.js';
import './manager-relations.js';

const DAY_MS = 86_400_000;

/** What each part asks for, beside the cohort. @type {Record<string, (look: any) => Record<string, string>>} */
const PARTS = {
  trend: ({ metric, step }) => ({ metric, step }),
  funnel: () => ({}),
  heatmap: ({ heat: measure }) => ({ metric: measure === 'contacts' ? 'fcr' : measure }),
  recontact: () => ({}),
  forecast: () => ({}),
  alerts: () => ({}),
};

/**
 * Over time: the trend of a metric, the way of all conversations, the hours of the week, how long contacts stay resolved, what to expect.
 * A report the server does not have is not shown. Tells `look`.
 */
export class ManagerTime extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    this.parts = new Parts(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('look') && !changed.has('fresh')) return;
    for (const name of Object.keys(PARTS)) this.load(name, changed.has('fresh'));
  }

  /** Only what is asked differently, or has new outcomes. @param {string} name @param {boolean} again */
  async load(name, again) {
    const asked = query({ ...cohort(this.look), ...PARTS[name](this.look) });
    await this.parts.load(name, `/api/v1/reports/${name}${asked}`, again);
    this.requestUpdate();
  }

  render() {
    const { look } = this;
    const [recontact, forecast, alerts] = ['recontact', 'forecast', 'alerts'].map((name) => this.parts.answer(name));
    return html`${this.panel('trend', (answer) => this.chart('trend', trend(answer.rows, look.metric, {
        behind: (row, shown) => this.linked(this.days(row), shown), made: (row, shown) => this.working(look.metric, look.step, row.start, shown) }), (event) => this.period(event)),
      html`${this.choose('metric', Object.keys(METRICS), (code) => t(`metric.${code}`))}
      ${this.choose('step', ['day', 'week'], (code) => t(`step.${code}`))}${this.made(look.metric)}`)}
      ${this.panel('funnel', (answer) => this.chart('funnel', flow(answer.rows, { behind: (of, shown) => this.linked(passing(of), shown),
        made: (of, shown) => this.working('flow', 'station', of, shown) }), (event) => this.passed(clicked(event)), true), this.made('flow'))}
      ${this.panel('heatmap', (answer) => this.chart('heatmap', heat(answer.rows, look.heat, {
        behind: (row, shown) => this.linked(hours(row), shown), made: (row, shown) => this.working(look.heat, 'hour', `${row.weekday}-${row.hour}`, shown) }), (event) => this.behind(hours(answer.rows[event.dataIndex]))),
        html`${this.choose('heat', ['contacts', 'fcr', 'csat', 'aht'], (code) => (code === 'contacts' ? t('conversations') : t(`metric.${code}`)))}
        ${this.made(look.heat)}`)}
      ${this.failed('recontact') || recontact?.fcr.botFirst.n || recontact?.fcr.humanFirst.n ? this.panel('recontact', (answer) => this.chart('recontact', survival(answer.fcr, hoursOf(answer.window)), () => this.behind({ state: 'recontacted' })),
        html`<span class="small">${this.linked({ state: 'recontacted' }, t('recontact.who'))}</span> ${this.made('fcr_curve')}`) : nothing}
      ${this.failed('forecast') || forecast?.rows?.length ? this.panel('forecast', (answer) => html`<p class="soft explain">${methods(answer)}</p>${this.chart('forecast',
        volume(answer), (event) => this.behind(forecastDay(dayAt(answer, event.dataIndex))))}`, this.made('forecast')) : nothing}
      ${forecast?.staffing ? this.staffing(forecast.staffing) : nothing}
      ${alerts?.rows ? html`<manager-relations .rows=${alerts.rows} .look=${look}></manager-relations>` : nothing}`;
  }

  /** The way to how a figure was made. @param {string} figure */
  made(figure) {
    return html`<a class="made noprint" href=${madeOf(this.look, figure)} aria-label=${t('made.of', { metric: measureName(figure) })}>${t('made')}</a>`;
  }

  /** The same of a point of a chart, from the table behind it. @param {string} figure @param {string} by @param {string} of @param {string} shown */
  working(figure, by, of, shown) {
    return html`<a href=${madeOf(this.look, figure, by, of)}>${shown}</a>`;
  }

  /** @param {string} name */
  failed(name) {
    return this.parts.trouble(name) !== nothing;
  }

  /** @param {string} name @param {(answer: any) => any} body @param {any} [beside] */
  panel(name, body, beside = nothing) {
    const answer = this.parts.answer(name);
    if (answer === null) return nothing;
    const inner = !answer ? this.failed(name) ? nothing : html`<div class="bone chart-bone"></div>`
      : answer.rows && !answer.rows.length ? html`<p class="soft">${t('report.none')}</p>` : body(answer);
    return html`<section class="part"><header class="section-top"><h2>${t(`chart.${name}`)}</h2>${beside}</header>
      <p class="soft explain">${t(`chart.${name}.hint`)}</p>${this.parts.trouble(name)}${inner}</section>`;
  }

  /** @param {string} name @param {import('./chart-parts.js').Drawing} drawing @param {(event: any) => void} [clicked] @param {boolean} [tall] */
  chart(name, { option, table, label = t(`chart.${name}`) }, clicked = () => undefined, tall = false) {
    return html`<manager-chart .option=${option} .table=${table} .label=${label} ?tall=${tall}
      @chartclick=${(/** @type {any} */ event) => clicked(event.detail)}></manager-chart>`;
  }

  /** @param {any} staffing */
  staffing(staffing) {
    const { day, promise, heldSeconds, concurrency, toPeople } = staffing;
    const facts = [promise, t('staff.held', { held: words.clock(heldSeconds) }), t('staff.toPeople', { share: words.percent(toPeople, 0) }),
      t('staff.concurrency', { count: words.number(concurrency, { maximumFractionDigits: 1 }) })];
    return html`<section class="part"><header class="section-top"><h2>${t('chart.staff', { day: words.date(day, 'UTC') })}</h2>${this.made('staffing')}</header>
      <p class="soft explain">${facts.join(' · ')}</p>${this.chart('forecast', { ...staff(staffing), label: t('chart.staff', { day: words.date(day, 'UTC') }) },
        (event) => this.behind({ weekday: weekdayOf(day), hour: String(staffing.hours[event.dataIndex].hour) }))}</section>`;
  }

  /** @param {string} key @param {string[]} values @param {(code: string) => string} name */
  choose(key, values, name) {
    return html`<div class="segments" role="group" aria-label=${t(`choose.${key}`)}>${values.map((value) =>
      html`<button type="button" aria-pressed=${this.look[key] === value}
      @click=${() => this.tell('look', { [key]: value })}>${name(value)}</button>`)}</div>`;
  }

  /** Those that pass a station; of a step how many, and how that was counted. @param {string | null} of */
  passed(of) {
    if (of?.includes('-')) this.tell('go', madeOf(this.look, 'flow', 'station', of));
    else if (of) this.behind(passing(of));
  }

  /** The conversations of the day or week that was clicked. @param {any} event */
  period(event) {
    const row = this.parts.answer('trend')?.rows[event.dataIndex];
    if (row) this.behind(this.days(row));
  }

  /** @param {{start: string}} row of the trend */
  days({ start }) {
    const to = new Date(Date.parse(start) + (this.look.step === 'week' ? 7 : 1) * DAY_MS).toISOString().slice(0, 10);
    return { range: 'custom', from: start, to };
  }

  /** The same conversations from the table behind a chart, which a keyboard reaches. @param {Record<string, string> | null} filters @param {string} shown */
  linked(filters, shown) {
    return filters ? html`<a href=${this.address(filters)}>${shown}</a>` : shown;
  }

  /** @param {Record<string, string>} filters */
  address(filters) {
    return addressOf({ ...this.look, ...filters, view: 'conversations' });
  }

  /** @param {Record<string, string> | null} filters */
  behind(filters) {
    if (filters) this.tell('go', this.address(filters));
  }
}

/** @param {any} row of the heat map */
function hours({ weekday, hour }) {
  return { weekday: String(weekday), hour: String(hour) };
}

/** Behind a day that was stand its conversations; behind one to come those of the same weekday, from which it is foretold. @param {{day: string, past: boolean}} what */
function forecastDay({ day, past }) {
  return past ? { range: 'custom', from: day, to: new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10) } : { weekday: weekdayOf(day) };
}

/** 1 for Monday to 7. @param {string} day */
function weekdayOf(day) {
  return String(new Date(day).getUTCDay() || 7);
}

/** Which way of foretelling did best on the latest days, and by how much. @param {any} answer */
function methods({ method, errors }) {
  const shown = Object.entries(errors).sort(([, a], [, b]) => a - b).map(([name, error]) =>
    t('forecast.error', { method: t(`forecast.${name}`), error: words.number(error, { maximumFractionDigits: 1 }) }));
  return [t('forecast.by', { method: t(`forecast.${method}`) }), t('forecast.errors', { errors: shown.join(' · ') })].join(' ');
}

customElements.define('manager-time', ManagerTime);
