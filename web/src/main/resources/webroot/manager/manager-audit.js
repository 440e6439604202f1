// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { ahead, gapUnit } from './figures.js';
import { cohort, madeOf } from './filters.js';
import { field, given, number } from './fields.js';
import { armPlot } from './interval.js';
import './manager-reading.js';

const WHOLE = /** @type {[number, number]} */ ([0, 1]);
const SIDES = /** @type {const} */ ([['botFirst', 'bot', 'bot_first'], ['humanFirst', 'people', 'human_first']]);

/** What a model makes of closed conversations, set right by what managers find in a random part of them; and the reading of that part. */
export class ManagerAudit extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number }, state: { state: true }, report: { state: true },
    reads: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    /** @type {any} */ this.state = null;
    /** @type {any} */ this.report = null;
    this.reads = false;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('look') || changed.has('fresh')) this.load();
  }

  async load() {
    const asked = (this.asked = query(cohort(this.look)));
    await this.attempt(async () => {
      const [state, report] = await Promise.all([request('GET', '/api/v1/audit'), request('GET', `/api/v1/reports/judged${asked}`)]);
      if (asked === this.asked) [this.state, this.report] = [state, report];
    });
  }

  /** @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      await guarded(action);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { state, report } = this;
    if (!state || !report) return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`<section class="part audit"><header class="section-top"><h2>${t('view.audit')}</h2><span class="tag ${state.share ? 'accent' : ''}">${state.share
      ? t('audit.on', { share: words.percent(state.share, 0) }) : t('audit.off')}</span></header>
      <p class="soft explain">${t('audit.hint')}</p>${trouble(this.problem)}${this.setting()}${state.graded ? this.progress() : nothing}</section>
      ${SIDES.some(([side]) => report[side].graded) ? this.result() : nothing}`;
  }

  setting() {
    const { judge, share, spent } = this.state;
    if (!judge && !share) return html`<p class="soft">${t('audit.no.model')}</p>`;
    return html`<form class="inline-form" @submit=${this.keep}>${field(t('audit.share'), number('share', Math.round(share * 100),
      { max: 100, required: true }), judge ? t('audit.share.hint', { model: judge }) : t('audit.no.model'))}
      <button class="btn" type="submit">${t('article.save')}</button></form>
      ${spent.graded ? html`<p class="soft small num">${t('audit.spent', { count: spent.graded, input: words.number(spent.inputTokens),
        output: words.number(spent.outputTokens), cost: words.number(spent.cost, { maximumSignificantDigits: 3 }) })}</p>` : nothing}`;
  }

  /** @param {SubmitEvent} event */
  keep(event) {
    event.preventDefault();
    const share = (given(event).number('share') ?? 0) / 100;
    this.attempt(async () => (this.state = await request('PUT', '/api/v1/audit', { body: { share } })));
  }

  progress() {
    const { graded, audited } = this.state;
    return html`<p class="num">${t('audit.progress', { count: audited, graded })}</p>
      <progress class="planned" max=${graded} value=${audited} aria-label=${t('audit.progress', { count: audited, graded })}></progress>
      ${this.reads ? html`<manager-reading @audited=${this.load}></manager-reading>`
        : html`<button class="btn primary" type="button" @click=${() => (this.reads = true)}>${icon('book')}${t('audit.begin')}</button>`}`;
  }

  result() {
    const { report } = this;
    const leads = ahead('fcr', report.difference);
    return html`<section class="part"><header class="section-top"><h2>${t('audit.result')}</h2><a class="made noprint"
      href=${madeOf(this.look, 'judged')} aria-label=${t('made.of', { metric: t('audit.corrected') })}>${t('made')}</a></header>
      <p class="lead">${report.difference ? t(`audit.leads.${leads}`, { gap: gapUnit('fcr', report.difference), low: words.points(report.difference.low),
        high: words.points(report.difference.high) }) : t('audit.cannot', { minimum: report.minimum })}</p>
      <table class="stacking"><thead><tr><th scope="col">${t('metric')}</th><th scope="col" class="end">${t('audit.graded')}</th>
        <th scope="col" class="end">${t('audit.judge')}</th><th scope="col" class="end">${t('audit.audited')}</th>
        <th scope="col" class="end">${t('audit.agreement')}</th><th scope="col">${t('audit.corrected')}</th></tr></thead>
        <tbody>${SIDES.map(([side, tone, name]) => this.side(report[side], tone, name))}</tbody></table>
      ${SIDES.map(([side, , name]) => this.confusion(report[side], name))}
      <p class="soft small explain">${report.method}</p></section>`;
  }

  /** @param {any} one @param {'bot' | 'people'} tone @param {string} name */
  side(one, tone, name) {
    const share = (/** @type {any} */ arm) => (arm?.n ? words.percent(arm.value) : '–');
    return html`<tr><th scope="row">${t(name)}</th><td class="end num" data-label=${t('audit.graded')}>${words.number(one.graded)}</td>
      <td class="end num soft" data-label=${t('audit.judge')}>${share(one.judge)}</td>
      <td class="end num" data-label=${t('audit.audited')}>${words.number(one.audited)}</td>
      <td class="end num" data-label=${t('audit.agreement')}>${share(one.agreement)}</td>
      <td data-label=${t('audit.corrected')}>${one.corrected ? html`<span class="num"><a class="n"
        href=${madeOf(this.look, 'judged')}>${words.percent(one.corrected.value)}</a> <span
        class="soft small">${t('interval', { low: words.percent(one.corrected.low), high: words.percent(one.corrected.high) })}</span></span>
        ${armPlot({ arm: one.corrected, side: tone, domain: WHOLE, bar: false })}`
        : html`<span class="soft">${one.graded ? t('audit.missing', { count: one.missing }) : '–'}</span>`}</td></tr>`;
  }

  /** @param {any} one @param {string} name */
  confusion(one, name) {
    if (!one.audited) return nothing;
    const verdicts = [...new Set(one.confusion.map((/** @type {any} */ pair) => pair.grade))];
    const count = (/** @type {any} */ grade, /** @type {any} */ audit) =>
      one.confusion.find((/** @type {any} */ pair) => pair.grade === grade && pair.audit === audit)?.count ?? 0;
    return html`<details class="behind"><summary class="small">${t('audit.confusion', { name: t(name) })}</summary><table><thead><tr>
      <th scope="col">${t('audit.pair')}</th>${verdicts.map((verdict) => html`<th scope="col" class="end">${t(`audit.${verdict}`)}</th>`)}</tr></thead>
      <tbody>${verdicts.map((grade) => html`<tr><th scope="row">${t(`audit.${grade}`)}</th>${verdicts.map((audit) =>
        html`<td class="end num">${words.number(count(grade, audit))}</td>`)}</tr>`)}</tbody></table></details>`;
  }
}

customElements.define('manager-audit', ManagerAudit);
