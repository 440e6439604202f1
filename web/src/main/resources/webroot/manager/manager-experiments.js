// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { METRICS, ahead, figure, gap, gapUnit } from './figures.js';
import { madeOf } from './filters.js';
import { gapPlot } from './interval.js';
import { addressOf } from './filters.js';
import { whom } from './manager-holdout.js';
import './manager-versions.js';

const PLANNED = 5000;
const DAY_MS = 86_400_000;

/** The randomised holdout: whether it runs and for whom, whether its split may be believed, what it says, and whether like for like agrees. */
export class ManagerExperiments extends PageElement {
  static properties = { choices: { attribute: false }, fresh: { type: Number }, holdout: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.choices = {};
    this.fresh = 0;
    /** @type {any} */ this.holdout = null;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('fresh')) this.attempt(() => request('GET', '/api/v1/holdout'));
  }

  /** @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      this.holdout = await guarded(action);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { holdout } = this;
    return html`<section class="part experiments" @holdout=${(/** @type {any} */ event) => this.attempt(event.detail)}>
      <header class="section-top"><h2>${t('holdout')}</h2>${holdout ? html`<span class="tag ${holdout.state === 'running' ? 'accent' : ''}">
        ${t(`holdout.${holdout.state}`)}</span>` : nothing}${this.split()}</header>
      <p class="soft explain">${t('holdout.hint')}</p>
      ${trouble(this.problem)}${holdout ? html`<manager-holdout .holdout=${holdout} .choices=${this.choices}></manager-holdout>${this.result()}${this.past()}`
        : this.problem ? nothing : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`}</section>
      <manager-versions .fresh=${this.fresh}></manager-versions>`;
  }

  /** Runs before this one; what each has shown is in the report of its days. */
  past() {
    const { past = [] } = this.holdout;
    if (!past.length) return nothing;
    return html`<details class="behind"><summary class="small">${t('holdout.past', { count: past.length })}</summary><ul class="runs small">${past.map(
      (/** @type {any} */ run) => html`<li><a href=${during(run)}>${t('holdout.span', { from: words.dateTime(run.startedAt),
        to: run.stoppedAt ? words.dateTime(run.stoppedAt) : '…' })}</a>
        <span class="soft">${[run.share ? words.percent(run.share, 0) : '', run.startedBy ?? '', whom(run.eligibility)].filter(Boolean).join(' · ')}</span></li>`)}</ul></details>`;
  }

  /** @param {string} metric */
  random(metric) {
    const block = this.holdout?.metrics?.[metric]?.randomised;
    return block && (block.botFirst?.n || block.humanFirst?.n) ? block : null;
  }

  split() {
    const block = this.random('fcr');
    if (!block) return nothing;
    return block.valid ? html`<span class="tag ok">${icon('check')}${t('holdout.valid')}</span>`
      : html`<span class="tag bad">${icon('alert')}${t('holdout.invalid')}</span>`;
  }

  result() {
    const fcr = this.random('fcr');
    if (!fcr) return html`<div class="empty">${icon('transfer')}<strong>${t('holdout.none')}</strong><p>${t('holdout.none.hint')}</p></div>`;
    const n = (fcr.botFirst?.n ?? 0) + (fcr.humanFirst?.n ?? 0);
    return html`${fcr.valid ? nothing : html`<p class="problem" role="alert">${icon('alert')}<span>${t('mode.invalid')}</span></p>`}
      <dl class="facts"><div><dt>${t('holdout.contacts')}</dt><dd class="num">${words.number(n)}</dd></div>
        <div><dt>${t('holdout.split')}</dt><dd class="num">${words.number(fcr.botFirst?.n ?? 0)} : ${words.number(fcr.humanFirst?.n ?? 0)}</dd></div>
        <div><dt>${t('holdout.srm')}</dt><dd class="num">${typeof fcr.sampleRatioP === 'number'
          ? `p ${words.number(fcr.sampleRatioP, { maximumSignificantDigits: 2 })}` : '–'}</dd></div>
        <div><dt>${t('holdout.agrees')}</dt><dd>${typeof fcr.agrees === 'boolean' ? t(fcr.agrees ? 'yes' : 'no') : t('holdout.open')}</dd></div></dl>
      <p class="soft small">${t('holdout.among', { count: this.holdout.population?.contacts ?? 0 })}</p>
      <p class="soft small">${t('holdout.planned', { count: n, planned: PLANNED })}</p>
      <progress class="planned" max=${PLANNED} value=${Math.min(n, PLANNED)} aria-label=${t('holdout.progress')}></progress>
      <table class="stacking"><thead><tr><th scope="col">${t('metric')}</th><th scope="col" class="end">${t('bot_first')}</th>
        <th scope="col" class="end">${t('human_first')}</th><th scope="col">${t('difference')}</th><th scope="col">${t('mode.likeForLike')}</th></tr></thead>
        <tbody>${Object.keys(METRICS).map((metric) => this.row(metric))}</tbody></table>
      ${this.methods()}`;
  }

  /** Rates and means are made differently. */
  methods() {
    const told = [['fcr', 'confirmed', 'holdout.scores'], ['csat', 'aht', 'holdout.means']];
    return told.filter(([one, other]) => this.random(one) || this.random(other)).map(([one, other, key]) => html`<p class="soft small explain">${words.list([
      t(`metric.${one}`), t(`metric.${other}`)])}: ${t(key)}</p>`);
  }

  /** @param {string} metric */
  row(metric) {
    const random = this.random(metric);
    if (!random) return nothing;
    const cell = (/** @type {any} */ arm) =>
      (arm?.n ? html`${figure(metric, arm.value)} <span class="soft small">${arm.low === null || arm.low === undefined ? '' : `${t('interval',
        { low: figure(metric, arm.low), high: figure(metric, arm.high) })}, `}${t('n', { count: arm.n })}</span>` : '–');
    return html`<tr><th scope="row">${t(`metric.${metric}`)}<span class="note"><a class="made noprint" href=${madeOf({}, metric, 'holdout')}
      aria-label=${t('made.of', { metric: t(`metric.${metric}`) })}>${t('made')}</a></span></th>
      <td class="end num" data-label=${t('bot_first')}>${cell(random.botFirst)}</td>
      <td class="end num" data-label=${t('human_first')}>${cell(random.humanFirst)}</td>
      <td data-label=${t('difference')}>${this.gap(metric, random.difference)}</td>
      <td data-label=${t('mode.likeForLike')}>${this.gap(metric, this.holdout.metrics[metric].likeForLike?.difference)}</td></tr>`;
  }

  /** @param {string} metric @param {any} difference */
  gap(metric, difference) {
    if (!difference) return html`<span class="nothing">${t('nothing.gap')}</span>`;
    const { randomised, likeForLike } = this.holdout.metrics[metric];
    const known = [randomised?.difference, likeForLike?.difference].filter(Boolean);
    const reach = Math.max(...known.flatMap((one) => [Math.abs(one.low), Math.abs(one.high)])) * 1.08;
    return html`<b class="num">${gapUnit(metric, difference)}</b> <span class="soft small num">${t('interval',
      { low: gap(metric, difference.low), high: gap(metric, difference.high) })}</span>
      ${gapPlot({ difference, others: [], domain: [-reach, reach], verdict: ahead(metric, difference) })}`;
  }
}

/** The report of the days of a run. @param {{startedAt: string, stoppedAt: string | null}} run */
function during({ startedAt, stoppedAt }) {
  const day = (/** @type {number} */ at) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' }).format(new Date(at));
  return addressOf({ range: 'custom', from: day(Date.parse(startedAt)), to: stoppedAt ? day(Date.parse(stoppedAt) + DAY_MS) : '' });
}

customElements.define('manager-experiments', ManagerExperiments);
