// @ts-check
import { html, nothing } from 'lit';
import { query } from '../shared/api.js';
import { PageElement, icon, t, words } from '../shared/page.js';
import { WATCHED, measureName, told } from './figures.js';
import { addressOf, cohort, madeOf, viewOf } from './filters.js';
import { levelTag, overallOf, signalNames, standingOf } from './levels.js';
import { movedBy } from './moved.js';
import { Parts } from './parts.js';
import { sparkline } from './sparkline.js';
import './manager-open-alerts.js';

const ENOUGH = 30;

/** What is not as it usually is: a level for each metric, since when, what moved it, and how many false alarms to expect. */
export class ManagerAlerts extends PageElement {
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

  /** @param {boolean} again */
  async load(again) {
    await this.parts.load('alerts', `/api/v1/reports/alerts${query(cohort(this.look))}`, again);
    this.requestUpdate();
  }

  render() {
    const answer = this.parts.answer('alerts');
    const away = this.parts.trouble('alerts');
    if (!answer) return away === nothing ? html`<div class="bone rows-bone"></div>` : away;
    const { level, rows, falseAlarmsADay, method } = answer;
    if (!rows.some((/** @type {any} */ row) => row.points.some((/** @type {any} */ point) => point.n))) return html`<div class="empty">${icon('bell')}
      <strong>${t('report.none')}</strong><p>${t('alerts.overall.learning')}</p></div>`;
    const overall = overallOf(rows.map((/** @type {any} */ row) => standingOf(row, lastOf(row)?.value)), level);
    return html`${away}<manager-open-alerts .fresh=${this.fresh}></manager-open-alerts>
      <section class="part alerts"><header class="section-top"><h2>${t('view.alerts')}</h2>${levelTag(overall)}</header>
      <p class="lead">${t(`alerts.overall.${overall}`)}</p>
      <p class="soft explain">${t('alerts.false', { count: words.number(falseAlarmsADay * 30, { maximumFractionDigits: 1 }) })}
        <a href=${addressOf({ view: 'settings', section: 'thresholds' })}>${t('alerts.set')}</a></p>
      <ul class="watch">${rows.map((/** @type {any} */ row) => this.row(row))}</ul>
      <p class="soft small explain">${method}</p></section>`;
  }

  /** @param {any} row */
  row(row) {
    const last = lastOf(row);
    const standing = standingOf(row, last?.value);
    const shown = (/** @type {number | null | undefined} */ value) => told(row.unit, value);
    return html`<li class="alert ${standing}"><div class="what"><h3><a href=${viewOf(this.look, 'time')}>${measureName(row.metric)}</a></h3>
        ${levelTag(standing)}</div>
      <p class="now num"><span class="value ${last?.n >= ENOUGH ? '' : 'soft'}">${shown(last?.value)}</span><span class="soft small">${last
        ? `${words.date(last.day, 'UTC')}, ${t('n', { count: last.n })} · ` : ''}${row.baseline === null ? t('alerts.learning')
        : t('alerts.usual', { value: shown(row.baseline) })}</span></p>
      ${sparkline(row.points, row.baseline)}
      <p class="small soft">${[row.since && row.level !== 'green' ? t('alerts.since', { day: words.date(row.since, 'UTC') }) : '',
        ...signalNames(row)].filter(Boolean).join(' · ')}</p>
      ${movedBy(row.contributions, (topic, name) =>
        html`<a href=${viewOf({ ...this.look, topic }, 'conversations')}>${name}</a>`)}${this.days(row, shown)}<a class="made noprint" href=${this.made(row)} aria-label=${t('made.of',
        { metric: measureName(row.metric) })}>${t('made')}</a></li>`;
  }

  /** How a day, or else the last, came to ring or not. @param {any} row @param {string} [day] */
  made(row, day = '') {
    return madeOf(this.look, WATCHED + row.metric, day && 'day', day);
  }

  /** @param {any} row @param {(value: any) => string} shown */
  days(row, shown) {
    return html`<details class="behind"><summary class="small">${t('table')}</summary><div class="scroller" tabindex="0" role="region"
      aria-label=${measureName(row.metric)}><table><thead><tr><th scope="col">${t('day')}</th><th scope="col" class="end">${t('alerts.value')}</th>
      <th scope="col" class="end">${t('alerts.limits')}</th><th scope="col" class="end">${t('alerts.count')}</th></tr></thead>
      <tbody>${row.points.map((/** @type {any} */ point) => html`<tr><th scope="row">${words.date(point.day, 'UTC')}</th>
        <td class="end num"><a href=${this.made(row, point.day)}>${shown(point.value)}</a></td><td class="end num">${point.low === null ? '–'
          : t('interval', { low: shown(point.low), high: shown(point.high) })}</td><td class="end num">${words.number(point.n)}</td></tr>`)}</tbody>
      </table></div></details>`;
  }
}

/** The last day that tells anything. @param {any} row */
function lastOf(row) {
  return [...row.points].reverse().find((point) => point.value !== null);
}

customElements.define('manager-alerts', ManagerAlerts);
