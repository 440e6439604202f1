// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, t } from '../shared/page.js';
import { flow, heat, trend } from './charts.js';
import { METRICS } from './figures.js';
import { cohort } from './filters.js';
import './manager-chart.js';

const REPORTS = ['trend', 'funnel', 'heatmap'];

/**
 * Over time: the trend of a metric, the way of all conversations, the hours of the week. A report the server does not have is not shown.
 *   Tells `look`.
 */
export class ManagerTime extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number }, rows: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    /** @type {Record<string, any[] | null | undefined>} */ this.rows = {};
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('look') || changed.has('fresh')) this.load();
  }

  async load() {
    const parameters = { ...cohort(this.look), metric: this.look.metric, step: this.look.step };
    const asked = (this.asked = (this.asked ?? 0) + 1);
    const answers = await Promise.all(REPORTS.map((name) =>
      guarded(() => request('GET', `/api/v1/reports/${name}${query(parameters)}`))
      .catch(() => ({ rows: null })))); // absent or away: the others are still shown
    if (asked === this.asked) this.rows = Object.fromEntries(REPORTS.map((name, index) => [name, answers[index].rows]));
  }

  render() {
    const { trend: days, funnel, heatmap } = this.rows;
    return html`${this.section('trend', days, () => trend(days ?? [], this.look.metric), this.choose())}
      ${this.section('funnel', funnel, () => flow(funnel ?? []), nothing)}${this.section('heatmap', heatmap, () => heat(heatmap ?? []), nothing)}
      ${Object.values(this.rows).length && !Object.values(this.rows).some(Boolean) ? html`<p class="empty">${t('report.away')}</p>`
        : nothing}`;
  }

  /** @param {string} name @param {any[] | null | undefined} rows @param {() => import('./charts.js').Drawing} draw @param {any} beside */
  section(name, rows, draw, beside) {
    if (rows === null) return nothing;
    const body = () => {
      if (!rows) return html`<div class="bone chart-bone"></div>`;
      if (!rows.length) return html`<p class="soft">${t('report.none')}</p>`;
      const { option, table } = draw();
      return html`<manager-chart .option=${option} .table=${table} .label=${t(`chart.${name}`)}
        ?tall=${name === 'funnel'}></manager-chart>`;
    };
    return html`<section class="part"><header class="section-top"><h2>${t(`chart.${name}`)}</h2>${beside}</header>
      <p class="soft explain">${t(`chart.${name}.hint`)}</p>${body()}</section>`;
  }

  choose() {
    const one = (/** @type {string} */ key, /** @type {string[]} */ values, /** @type {string} */ prefix) =>
      html`<div class="segments" role="group"
      aria-label=${t(key)}>${values.map((value) =>
      html`<button type="button" aria-pressed=${this.look[key] === value}
      @click=${() => this.tell('look', { [key]: value })}>${t(`${prefix}.${value}`)}</button>`)}</div>`;
    return html`${one('metric', Object.keys(METRICS), 'metric')}${one('step', ['day', 'week'], 'step')}`;
  }
}

customElements.define('manager-time', ManagerTime);
