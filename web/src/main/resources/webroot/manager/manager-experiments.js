// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { METRICS, ahead, figure, gap, gapUnit, under } from './figures.js';
import { cohort, viewOf } from './filters.js';
import { gapPlot } from './interval.js';
import './manager-holdout.js';

const PLANNED = 5000;

/** The randomised holdout: whether it runs, whether its split may be believed, what it says, and whether like for like agrees with it. */
export class ManagerExperiments extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number }, admin: { type: Boolean }, report: { state: true },
    problem: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    this.admin = false;
    /** @type {any} */ this.report = null;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('look') || changed.has('fresh')) this.load();
  }

  async load() {
    const asked = (this.asked = query(cohort(this.look)));
    try {
      const report = await guarded(() => request('GET', `/api/v1/reports/comparison${asked}`));
      if (asked === this.asked) [this.report, this.problem] = [report, null];
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }

  render() {
    return html`<section class="part experiments"><header class="section-top"><h2>${t('holdout')}</h2>${this.state()}</header>
      <p class="explain">${t('holdout.hint')}</p>
      ${this.admin ? html`<manager-holdout></manager-holdout>` : html`<p class="soft small">${t('holdout.admin')}</p>`}
      ${trouble(this.problem)}${this.report ? this.result() : html`<div class="bone rows-bone"></div>`}</section>`;
  }

  state() {
    const block = this.report?.metrics.fcr?.randomised;
    if (!block) return nothing;
    return block.valid ? html`<span class="tag ok">${icon('check')}${t('holdout.valid')}</span>`
      : html`<span class="tag bad">${icon('alert')}${t('holdout.invalid')}</span>`;
  }

  result() {
    const fcr = under(this.report.metrics.fcr, 'randomised');
    if (!fcr) return html`<div class="empty">${icon('transfer')}<strong>${t('holdout.none')}</strong><p>${t('holdout.none.hint')}</p></div>`;
    const n = (fcr.botFirst?.n ?? 0) + (fcr.humanFirst?.n ?? 0);
    return html`${fcr.valid ? nothing : html`<p class="problem" role="alert">${icon('alert')}<span>${t('mode.invalid')}</span></p>`}
      <dl class="facts"><div><dt>${t('holdout.contacts')}</dt><dd class="num">${words.number(n)}</dd></div>
        <div><dt>${t('holdout.split')}</dt><dd class="num">${words.number(fcr.botFirst?.n ?? 0)} : ${words.number(fcr.humanFirst?.n ?? 0)}</dd></div>
        <div><dt>${t('holdout.srm')}</dt><dd class="num">${fcr.sampleRatioP === null ? '–'
          : `p ${words.number(fcr.sampleRatioP, { maximumSignificantDigits: 2 })}`}</dd></div>
        <div><dt>${t('holdout.agrees')}</dt><dd>${typeof fcr.agrees === 'boolean' ? t(fcr.agrees ? 'yes' : 'no') : t('holdout.open')}</dd></div></dl>
      ${this.needed(n)}
      <table class="stacking"><thead><tr><th scope="col">${t('metric')}</th><th scope="col" class="end">${t('bot_first')}</th>
        <th scope="col" class="end">${t('human_first')}</th><th scope="col">${t('difference')}</th><th scope="col">${t('mode.likeForLike')}</th></tr></thead>
        <tbody>${Object.keys(METRICS).map((metric) => this.row(metric))}</tbody></table>
      <p class="soft small explain">${fcr.method} · <a href=${viewOf({ ...this.look, mode: 'randomised' }, 'report')}>${t('holdout.report')}</a></p>`;
  }

  /** How far it is: the interval is narrowest at the planned number, and the verdict may need fewer or more. @param {number} n */
  needed(n) {
    const { reading = {} } = this.report;
    const more = reading.comparison === 'randomised' ? reading.moreConversations : null;
    return html`<p class="soft small">${t('holdout.planned', { count: n, planned: PLANNED })}${more ? ` ${t('report.more', { count: more })}` : ''}</p>
      <progress class="planned" max=${PLANNED} value=${Math.min(n, PLANNED)} aria-label=${t('holdout.progress')}></progress>`;
  }

  /** @param {string} metric */
  row(metric) {
    const all = this.report.metrics[metric];
    const random = under(all, 'randomised');
    if (!random) return nothing;
    const cell = (/** @type {any} */ arm) => (arm?.n ? html`${figure(metric, arm.value)} <span class="soft small">${t('n', { count: arm.n })}</span>` : '–');
    return html`<tr><th scope="row">${t(`metric.${metric}`)}</th>
      <td class="end num" data-label=${t('bot_first')}>${cell(random.botFirst)}</td>
      <td class="end num" data-label=${t('human_first')}>${cell(random.humanFirst)}</td>
      <td data-label=${t('difference')}>${this.gap(metric, random.difference)}</td>
      <td data-label=${t('mode.likeForLike')}>${this.gap(metric, all.likeForLike?.difference)}</td></tr>`;
  }

  /** @param {string} metric @param {any} difference */
  gap(metric, difference) {
    if (!difference) return html`<span class="nothing">${t('nothing.gap')}</span>`;
    const known = [this.report.metrics[metric].randomised?.difference, this.report.metrics[metric].likeForLike?.difference].filter(Boolean);
    const reach = Math.max(...known.flatMap((one) => [Math.abs(one.low), Math.abs(one.high)])) * 1.08;
    return html`<b class="num">${gapUnit(metric, difference)}</b> <span class="soft small num">${t('interval',
      { low: gap(metric, difference.low), high: gap(metric, difference.high) })}</span>
      ${gapPlot({ difference, others: [], domain: [-reach, reach], verdict: ahead(metric, difference) })}`;
  }
}

customElements.define('manager-experiments', ManagerExperiments);
