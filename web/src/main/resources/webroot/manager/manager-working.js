// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';
import './manager-adjustment.js';
import { METRICS, figure, gap, gapUnit, under } from './figures.js';
import { addressOf, adjusted, madeOf } from './filters.js';
import { counts, ruleName, steps, stratumName } from './made-parts.js';

const STRATA_SHOWN = 100;

/**
 * How a number was made: from all conversations to the rows it is over, second opinions, what is held equal, rules, formulas, strata and
 * weights. Opens for the metric the address names (`made`); its parts are loaded when opened. Tells `look`.
 */
export class ManagerWorking extends PageElement {
  static properties = { report: { attribute: false }, look: { attribute: false }, working: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.report = null;
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.working = null;
    /** @type {any} */ this.problem = null;
  }

  get metric() {
    return METRICS[this.look.made] ? this.look.made : 'fcr';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (this.look.made && (changed.has('report') || changed.get('look')?.made !== this.look.made)) this.load();
  }

  async load() {
    const asked = (this.asked = query({ ...adjusted(this.look), metric: this.metric }));
    try {
      const working = await guarded(() => request('GET', `/api/v1/reports/working${asked}`));
      if (asked === this.asked) [this.working, this.problem] = [working, null];
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.report?.population.contacts) return nothing;
    const { made } = this.look;
    return html`<details id="working" class="working" ?open=${Boolean(made)} @toggle=${(/** @type {any} */ event) => this.toggled(event.target.open)}>
      <summary>${t('working')} <span class="soft small">${t('working.hint', { version: this.report.definition })}</span></summary>
      ${made ? html`<div class="segments" role="group" aria-label=${t('metric')}>${Object.keys(METRICS).map((metric) => html`<button type="button"
        aria-pressed=${metric === this.metric} @click=${() => this.tell('look', { made: metric })}>${t(`metric.${metric}`)}</button>`)}</div>
        ${this.working?.text ? html`<p class="explain">${this.working.text} <a class="noprint" href=${madeOf(this.look, this.metric)}>${t('made.whole')}</a></p>` : nothing}
        <div class="columns">${this.counted()}${this.secondOpinions()}</div>
        <manager-adjustment .look=${this.look} .report=${this.report}></manager-adjustment>
        ${trouble(this.problem)}${this.working ? this.rules() : nothing}` : nothing}
    </details>`;
  }

  /** @param {boolean} open */
  toggled(open) {
    if (open !== Boolean(this.look.made)) this.tell('look', { made: open ? this.metric : '' });
  }

  counted() {
    return html`<div><h3>${t('working.counted')}</h3>${this.working ? steps(this.working) : this.population()}
      ${this.working?.states.length ? html`<h3>${t('working.states')}</h3>${counts(this.working, (filters) => addressOf({ ...this.look, view: 'conversations',
        ...filters }))}` : nothing}</div>`;
  }

  population() {
    const { contacts, excluded = {}, engaged, counted, firstContacts } = this.report.population;
    const line = (/** @type {string} */ key, /** @type {any} */ count) =>
      (count === undefined ? nothing : html`<tr><th scope="row">${t(key)}</th><td class="end num">${words.number(count)}</td></tr>`);
    return html`<table><tbody>${line('pop.contacts', contacts)}${line('pop.pending', excluded.pending)}${line('pop.unengaged',
      excluded.unengaged)}${line('pop.counted', counted ?? engaged)}${line('pop.first', firstContacts)}</tbody></table>`;
  }

  secondOpinions() {
    const { metric } = this;
    const like = under(this.report.metrics[metric], 'likeForLike');
    const random = under(this.report.metrics[metric], 'randomised');
    if (!like && !random) return nothing;
    const line = (/** @type {string} */ key, /** @type {any} */ value) =>
      (value === null || value === undefined || value === '' ? nothing
      : html`<tr><th scope="row">${t(key)}</th><td class="end num">${value}</td></tr>`);
    const mh = like?.mantelHaenszel;
    const q = like?.heterogeneity;
    return html`<div><h3>${t('working.opinions')}</h3><table><tbody>
      ${line('op.strata', like?.strata && words.list(like.strata.map((/** @type {string} */ key) => words.term('stratum', key))))}
      ${line('op.target', like && words.term('target', like.target))}${line('op.coverage', like && words.percent(like.coverage ?? 0))}
      ${line('op.mh', mh && `${gapUnit(metric, mh)} (${gap(metric, mh.low)} … ${gap(metric, mh.high)})`)}
      ${line('op.q', q && `Q ${words.number(q.q, { maximumFractionDigits: 2 })}, p ${words.number(q.p, { maximumSignificantDigits: 2 })}`)}
      ${line('op.e', like?.eValue && words.number(like.eValue, { maximumFractionDigits: 2 }))}
      ${line('op.srm', random && (random.valid ? t('op.srm.ok') : t('op.srm.bad')))}
      ${line('op.agree', random && typeof random.agrees === 'boolean' && t(random.agrees ? 'yes' : 'no'))}</tbody></table></div>`;
  }

  rules() {
    const { rules = [], strata = [], keys = [], formulas = [], ofStrata } = this.working;
    return html`<div class="columns"><div><h3>${t('working.rules')}</h3>
      <div class="scroller" tabindex="0" role="region" aria-label=${t('working.rules')}><dl class="rules">${rules.map((/** @type {any} */ rule) =>
        html`<div><dt>${ruleName(rule)}</dt><dd class="soft">${rule.text}</dd></div>`)}</dl></div>
      ${formulas.length ? html`<h3>${t('working.formulas')}</h3><ul class="formulas soft small">${formulas.map((/** @type {string} */ one) =>
        html`<li>${one}</li>`)}</ul>` : nothing}</div>
      <div class="wide"><h3>${t('working.strata')}</h3>${ofStrata > STRATA_SHOWN
        ? html`<p class="soft small">${t('working.heaviest', { count: STRATA_SHOWN, of: ofStrata })}</p>` : nothing}
        <div class="scroller" tabindex="0" role="region" aria-label=${t('working.strata')}><table><thead><tr>${keys.map((/** @type {string} */ key) =>
        html`<th scope="col">${words.term('stratum', key)}</th>`)}<th scope="col" class="end">${t('bot_first')}</th>
        <th scope="col" class="end">${t('human_first')}</th><th scope="col" class="end">${t('weight')}</th></tr></thead>
        <tbody>${strata.slice(0, STRATA_SHOWN).map((/** @type {any} */ line) => this.stratum(keys, line))}</tbody></table></div></div></div>`;
  }

  /** @param {string[]} keys @param {any} line */
  stratum(keys, line) {
    const cell = (/** @type {any} */ arm) => (arm?.n ? `${figure(this.metric, arm.value)} (${t('n', { count: arm.n })}${arm.low === null || arm.low === undefined ? '' : `, ${t('interval',
      { low: figure(this.metric, arm.low), high: figure(this.metric, arm.high) })}`})` : '–');
    return html`<tr class=${line.weight ? '' : 'soft'} title=${line.reason ?? nothing}>${line.values.map((/** @type {string} */ value,
      /** @type {number} */ index) => html`<td>${stratumName(keys[index], value)}</td>`)}<td class="end num">${cell(line.botFirst)}</td>
      <td class="end num">${cell(line.humanFirst)}</td><td class="end num">${words.percent(line.weight)}</td></tr>`;
  }
}

customElements.define('manager-working', ManagerWorking);
