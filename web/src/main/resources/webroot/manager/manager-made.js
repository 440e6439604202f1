// @ts-check
import { html, nothing } from 'lit';
import { query } from '../shared/api.js';
import { PageElement, t, words } from '../shared/page.js';
import { FIGURES, METRICS, measureName } from './figures.js';
import { addressOf, adjusted } from './filters.js';
import { filtersOf, groupName, lineName } from './group.js';
import { Parts } from './parts.js';
import { audits, calculation, counts, curves, days, draws, inUnit, method, put, rules, steps, strata, surveys } from './made-parts.js';

/** Sides there are at most: more figures than these are those of a list, made alike. */
const FEW = 3;
/** Parts told in standard units, whatever the figure is told in. */
const PLAIN = ['ewma', 'two_of_three'];
/** Figures of what is to come. */
const FORETOLD = ['forecast', 'staffing'];

/**
 * How one figure was made, whole: its rule, rows in and out and why, the numbers of each side with the formula they are put into, differences,
 * survey classes, draws, steps of a curve, strata and weights. The address names the figure. Tells `look`.
 */
export class ManagerMade extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    this.parts = new Parts(this);
  }

  get figure() {
    return FIGURES.includes(this.look.figure) ? this.look.figure : 'fcr';
  }

  /** Whether it is described by who handled it, rather than compared by who went first. */
  get handled() {
    return this.look.by === 'handled';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('look') || changed.has('fresh')) this.load(changed.has('fresh'));
  }

  /** @param {boolean} again */
  async load(again) {
    await this.parts.load('working', this.asked(), again);
    this.requestUpdate();
  }

  /** The report, or the experiment's own. */
  asked() {
    const { by, of } = this.look;
    if (by === 'holdout') return `/api/v1/holdout/working${query({ figure: this.figure, lang: words.locale })}`;
    return `/api/v1/reports/working${query({ ...adjusted(this.look), figure: this.figure, ...(this.handled ? { view: 'handled' } : { by, of }) })}`;
  }

  render() {
    const working = this.parts.answer('working');
    const shown = working?.figure === this.figure ? working : null;
    return html`<section class="part made-page" aria-busy=${!shown}><header class="section-top"><h2 tabindex="-1">${measureName(this.figure)}</h2>
        ${shown && this.look.by && !this.handled ? html`<span class="tag accent">${groupName(shown) || t('view.experiments')}</span>` : nothing}
        <label class="pill"><span class="sr">${t('made.figure')}</span><select @change=${(/** @type {any} */ event) =>
          this.tell('look', { figure: event.target.value, ...(this.look.by === 'holdout' ? {} : { by: '', of: '' }) })}>${(this.look.by === 'holdout' ? Object.keys(METRICS) : FIGURES).map((name) => html`<option value=${name}
          ?selected=${name === this.figure}>${measureName(name)}</option>`)}</select></label>
        ${METRICS[this.figure] && (!this.look.by || this.handled) ? this.views() : nothing}${this.back()}</header>
      ${this.parts.trouble('working')}${shown ? this.body(shown) : html`<div class="bone rows-bone"></div>`}</section>`;
  }

  /** Two views, never mixed. */
  views() {
    return html`<div class="segments noprint" role="group" aria-label=${t('made.view')}>${['', 'handled'].map((by) => html`<button type="button"
      aria-pressed=${(this.look.by ?? '') === by} @click=${() => this.tell('look', { by, of: '' })}>${t(`made.view.${by || 'entry'}`)}</button>`)}</div>`;
  }

  /** To all contacts, where it is a group's; else to the report. */
  back() {
    const { by } = this.look;
    if (by === 'holdout') return html`<a class="small noprint" href=${addressOf({ view: 'experiments' })}>${t('made.experiment')}</a>`;
    return html`${by && !this.handled ? html`<a class="small noprint" href=${addressOf({ ...this.look, by: '', of: '' })}>${t('made.all')}</a>` : nothing}
      <a class="small noprint" href=${addressOf({ ...this.look, view: 'report', figure: '', by: '', of: '' })}>${t('made.back')}</a>`;
  }

  /** @param {any} working */
  body(working) {
    const { text, definition, window, from, to, tz, rows, outcome, formulas, by, of } = working;
    const group = this.look.by === 'holdout' ? null : filtersOf(by, of);
    return html`<p class="explain">${text}${this.handled ? html` <strong>${t('made.handled')}</strong>` : nothing}</p>
      <p class="soft small">${[t('made.definition', { version: definition }), t('window.within', { window: t(`window.${window}`) }),
        `${words.dateTime(from, tz)} – ${words.dateTime(to, tz)} (${tz})`].join(' · ')}</p>
      <div class="columns"><div><h3>${t('working.counted')}</h3>${steps(working)}</div>
        <div><h3>${t('working.states')}</h3>${counts(working, group && ((filters) =>
          addressOf({ ...this.look, figure: '', by: '', of: '', view: 'conversations', ...group, ...filters })))}</div></div>
      <h3>${t('made.condition')}</h3><p class="small"><code>${rows}</code></p>
      <p class="soft small">${t('made.outcome')} <code>${outcome}</code></p>
      ${this.lines(working)}${this.contrasts(working)}${curves(working)}${surveys(working)}${draws(working)}${audits(working)}${days(working)}${strata(working)}
      <div class="columns"><div><h3>${t('working.formulas')}</h3><ul class="formulas soft small">${formulas.map((/** @type {string} */ one) =>
        html`<li>${one}</li>`)}</ul></div>${working.rules.length ? html`<div class="wide"><h3>${t('working.rules')}</h3>${rules(working)}</div>` : nothing}</div>`;
  }

  /** @param {any} working */
  lines(working) {
    const { lines, unit } = working;
    if (!lines.length) return html`<p class="soft">${t('report.none')}</p>`;
    const alike = lines.length > FEW && lines.every((/** @type {any} */ line) => line.calculation.method === lines[0].calculation.method);
    return html`<h3>${t(lines.length > 1 && lines.length <= FEW ? 'made.lines' : 'made.figures')}</h3>${alike ? method(lines[0].calculation) : nothing}
      <div class="columns">${lines.map((/** @type {any} */ line) => html`<div><h4>${t('made.named', { name: lineName(line.of, working) })}
      ${inUnit(unit, line.figure.value)}${interval(unit, line.figure)}</h4>${numbers(line.numbers)}${alike ? nothing : method(line.calculation)}${put(line.calculation)}
      ${line.parts.map((/** @type {any} */ part) => this.addend(part, PLAIN.includes(part.name) ? '' : unit))}</div>`)}</div>`;
  }

  /** @param {any} part @param {string} unit */
  addend(part, unit) {
    return html`<h5>${t('made.named', { name: words.term('part', part.name) })} ${part.value === null && part.low !== null ? '' : inUnit(unit, part.value)}${interval(unit, part)}</h5>
      ${calculation(part.calculation)}`;
  }

  /** @param {any} working */
  contrasts({ contrasts, unit, figure }) {
    if (!contrasts.length) return nothing;
    return html`<h3>${t(FORETOLD.includes(figure) ? 'made.measured' : 'made.contrasts')}</h3><div class="columns">${contrasts.map((/** @type {any} */ one) => html`<div><h4>${t('made.named', { name: words.term('contrast', one.name) })}
      ${one.value === null ? '–' : one.low === null ? words.number(one.value, { maximumFractionDigits: 3 }) : inUnit(unit, one.value, true)}${interval(unit, one, true)}</h4>
      ${calculation(one.calculation)}</div>`)}</div>`;
  }
}

/** @param {string} unit @param {any} one @param {boolean} [signed] */
function interval(unit, one, signed = false) {
  const ends = [one.low, one.high].map((end) => end ?? null);
  if (ends.every((end) => end === null)) return nothing;
  const [low, high] = ends.map((end) => inUnit(unit, end, signed));
  return html` <span class="soft small num">(${t('interval', { low, high })})</span>`;
}

/** @param {any} told */
function numbers(told) {
  if (!told) return nothing;
  const { n, sum, squares, customers } = told;
  const line = (/** @type {string} */ name, /** @type {any} */ value) => (value === null || value === undefined ? nothing
    : html`<tr><th scope="row">${name}</th><td class="end num">${words.number(value, { maximumSignificantDigits: 9 })}</td></tr>`);
  return html`<table><tbody>${line(t('made.n'), n)}${line(t('made.sum'), sum)}${squares === sum ? nothing : line(t('made.squares'), squares)}
    ${customers ? html`${line(t('made.customers'), customers.count)}${line(t('made.error'), customers.standardError)}${line(t('made.effective'),
      customers.effectiveN)}` : nothing}</tbody></table>`;
}

customElements.define('manager-made', ManagerMade);
