// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';
import { figure, gapUnit } from './figures.js';
import { cohort } from './filters.js';

/** How the numbers were made: who is counted and who is not, coverage, second opinions, rules and strata; loaded when opened. */
export class ManagerWorking extends PageElement {
  static properties = { report: { attribute: false }, look: { attribute: false }, working: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.report = null;
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.working = null;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('report') && this.working) this.load();
  }

  async load() {
    try {
      this.working = await guarded(() => request('GET', `/api/v1/reports/working${query({ ...cohort(this.look), metric: 'fcr' })}`));
      this.problem = null;
    } catch (problem) {
      this.problem = /** @type {any} */ (problem).status === 404 ? null : problem;
    }
  }

  render() {
    if (!this.report?.population.contacts) return nothing;
    return html`<details class="working" @toggle=${(/** @type {any} */ event) => event.target.open && !this.working && this.load()}>
      <summary>${t('working')} <span class="soft small">${t('working.hint', { version: this.report.definition })}</span></summary>
      <div class="columns">${this.population()}${this.secondOpinions()}</div>
      ${trouble(this.problem)}${this.working ? this.rules() : nothing}
    </details>`;
  }

  population() {
    const { contacts, excluded = {}, engaged, counted, firstContacts } = this.report.population;
    const line = (/** @type {string} */ key, /** @type {any} */ count) =>
      (count === undefined ? nothing : html`<tr><th scope="row">${t(key)}</th><td class="end">${words.number(count)}</td></tr>`);
    return html`<div><h3>${t('working.counted')}</h3>
      <table><tbody>${line('pop.contacts', contacts)}${line('pop.pending', excluded.pending)}${line('pop.unengaged',
      excluded.unengaged)}${line('pop.counted', counted ?? engaged)}${line('pop.first', firstContacts)}</tbody></table></div>`;
  }

  secondOpinions() {
    const like = this.report.metrics.fcr?.likeForLike;
    const random = this.report.metrics.fcr?.randomised;
    if (!like && !random) return nothing;
    const line = (/** @type {string} */ key, /** @type {any} */ value) =>
      (value === null || value === undefined || value === '' ? nothing
      : html`<tr><th scope="row">${t(key)}</th><td class="end">${value}</td></tr>`);
    const mh = like?.mantelHaenszel;
    const q = like?.heterogeneity;
    return html`<div><h3>${t('working.opinions')}</h3><table><tbody>
      ${line('op.strata', like?.strata?.map((/** @type {string} */ key) => words.term('stratum', key)).join(', '))}${line('op.target', like
        && words.term('target', like.target))}${line('op.coverage', like && words.percent(like.coverage ?? 0))}
      ${line('op.mh', mh && `${gapUnit('fcr', mh)} (${words.points(mh.low)} … ${words.points(mh.high)})`)}${line('op.q', q
        && `Q ${words.number(q.q, { maximumFractionDigits: 2 })}, p ${words.number(q.p, { maximumSignificantDigits: 2 })}`)}
      ${line('op.e', like?.eValue && words.number(like.eValue, { maximumFractionDigits: 2 }))}${line('op.srm', random
        && (random.valid ? t('op.srm.ok') : t('op.srm.bad')))}${line('op.agree', random?.agrees === null || random?.agrees === undefined
        ? null : t(random.agrees ? 'yes' : 'no'))}</tbody></table></div>`;
  }

  rules() {
    const { rules = [], strata = [], keys = [] } = this.working;
    const cell = (/** @type {any} */ arm) => (arm?.n ? `${figure('fcr', arm.value)} (${words.number(arm.n)})` : '–');
    return html`<div class="columns"><div><h3>${t('working.rules')}</h3>
      <dl class="rules">${rules.map((/** @type {any} */ rule) =>
      html`<div><dt>${rule.kind === 'state' ? words.term('outcome', rule.name) : words.term('metric', rule.name)}</dt>
      <dd class="soft">${rule.text}</dd></div>`)}</dl></div>
      <div class="wide"><h3>${t('working.strata')}</h3>
        <div class="scroller" tabindex="0" role="region"
        aria-label=${t('working.strata')}><table><thead><tr>${keys.map((/** @type {string} */ key) =>
        html`<th scope="col">${words.term('stratum', key)}</th>`)}<th scope="col" class="end">${t('bot_first')}</th>
        <th scope="col" class="end">${t('human_first')}</th><th scope="col" class="end">${t('weight')}</th></tr></thead>
        <tbody>${strata.slice(0, 100).map((/** @type {any} */ line) =>
          html`<tr class=${line.weight ? '' : 'soft'}
          title=${line.reason ?? nothing}>${line.values.map((/** @type {string} */ value, /** @type {number} */ index) =>
          html`<td>${stratumName(keys[index], value)}</td>`)}<td class="end">${cell(line.botFirst)}</td>
          <td class="end">${cell(line.humanFirst)}</td><td class="end">${words.percent(line.weight)}</td></tr>`)}</tbody></table></div>
          </div></div>`;
  }
}

/** @param {string} key @param {string} value */
function stratumName(key, value) {
  if (key === 'locale' && /^[a-z]{2,3}(-|$)/i.test(value)) return words.language(value);
  if (key === 'topic' || key === 'channel') return words.term(key, value);
  return value;
}

customElements.define('manager-working', ManagerWorking);
