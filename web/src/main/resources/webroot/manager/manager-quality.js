// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, t, trouble, words } from '../shared/page.js';
import { addressOf } from './filters.js';
import { labelled, line, ownWords, riskCoverage } from './quality.js';
import '../shared/eh-file-pick.js';
import './manager-chart.js';
import './manager-draw.js';

const MOST = 10_000;
/** What the policy takes for a share out of scope. */
const SHARES = { least: 0.05, most: 0.8 };
const DONE = ['answered', 'askedBack', 'handedOff'];
const COUNTS = ['right', 'wrong', 'outOfScope'];

/** Whether anybody was told something that does not answer them. @param {string} done @param {string} count @param {any} result */
const misled = (done, count, result) => done === 'answered' && count !== 'right' && result.decisions[done][count] > 0;

/** How good the bot is on questions whose right answers are known: risk against coverage, decisions, the worst mistakes. */
export class ManagerQuality extends PageElement {
  static properties = { locale: {}, known: { attribute: false }, result: { state: true }, counted: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.locale = 'en';
    /** @type {any[]} */ this.known = [];
    /** @type {any} */ this.result = null;
    /** The share out of scope the bot counts on. @type {number | null} */ this.counted = null;
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.own = 0;
    /** The lines of questions that were drawn. */ this.filled = '';
  }

  render() {
    return html`<section class="part quality"><header class="section-top"><h2>${t('knowledge.quality')}</h2></header>
      <p class="soft explain">${t('quality.hint')}</p>
      <manager-draw .locale=${this.locale} .known=${this.known} @labelled=${this.fill}></manager-draw>
      <form class="editor" @submit=${this.run} @input=${() => (this.problem = null)}>
        <label class="field"><span>${t('quality.questions')}</span><textarea class="input" name="questions" rows="6" required
          placeholder=${t('quality.example')}></textarea></label>
        <eh-file-pick accept=".csv,.tsv,.txt" label=${t('quality.file')} @change=${this.read}></eh-file-pick>
        ${trouble(this.problem)}<div class="actions"><button class="btn primary" type="submit"
          ?disabled=${this.busy}>${t(this.busy ? 'quality.busy' : 'quality.do')}</button></div></form>
      <div aria-live="polite">${this.result ? this.report(this.result) : nothing}</div></section>`;
  }

  /** @param {Event} event */
  async read(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    const box = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    if (file) box.value = await file.text();
  }

  /** Before the lines somebody wrote. @param {CustomEvent} event */
  fill(event) {
    const box = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    const own = box.value.replace(this.filled, '');
    this.filled = event.detail.map((/** @type {any} */ one) => `${line(one)}\n`).join('');
    box.value = this.filled + own;
  }

  /** @param {SubmitEvent} event */
  async run(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('questions'));
    const questions = labelled(text, new Set(this.known.map((one) => one.id))).slice(0, MOST);
    if (!questions.length) return;
    this.busy = true;
    try {
      const [result, { policy }] = await guarded(() => Promise.all([
        request('POST', '/api/v1/bot/evaluate', { body: { locale: this.locale, questions } }), request('GET', '/api/v1/bot/policy')]));
      [this.result, this.counted, this.problem] = [result, policy.outOfScopeShare, null];
      this.own = ownWords(questions, this.known);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** @param {any} result */
  report(result) {
    const share = (/** @type {number | null} */ value) => (typeof value === 'number' ? words.percent(value) : '–');
    const fact = (/** @type {string} */ key, /** @type {string} */ value) => html`<div><dt>${t(key)}</dt><dd class="num">${value}</dd></div>`;
    const { option, table } = riskCoverage(result.curve, result.promise.threshold);
    return html`${result.outOfScope ? html`<p class="soft small">${t('quality.unlabelled', { count: result.outOfScope })}</p>` : nothing}
      ${this.own ? html`<p class="soft small explain">${t('quality.own', { count: this.own })}</p>` : nothing}
      <dl class="facts">${fact('quality.count', words.number(result.questions))}${fact('quality.accuracy', share(result.accuracy))}
        ${fact('quality.auroc', typeof result.auroc === 'number' ? words.number(result.auroc, { maximumFractionDigits: 3 }) : '–')}
        ${fact('quality.coverage80', share(result.coverage80))}${fact('quality.coverage90', share(result.coverage90))}
        ${fact('quality.calibration', share(result.calibrationError))}</dl>
      <h3>${t('quality.curve')}</h3><p class="soft explain">${t('quality.promise', { precision: words.percent(result.promise.precision, 0),
        threshold: words.percent(result.promise.threshold, 0), coverage: words.percent(result.promise.coverage, 0) })}</p>
      ${this.promised(result)}
      <manager-chart .option=${option} .table=${table} .label=${t('quality.curve')}></manager-chart>
      <div class="two"><div><h3>${t('quality.decisions')}</h3><table><thead><tr><td></td>${COUNTS.map((count) => html`<th scope="col"
        class="end">${t(`quality.${count}`)}</th>`)}</tr></thead><tbody>${DONE.map((done) => html`<tr><th scope="row">${t(`quality.${done}`)}</th>
        ${COUNTS.map((count) => html`<td class=${`end num${misled(done, count, result) ? ' bad' : ''}`}>${words.number(result.decisions[done][count])}</td>`)}</tr>`)}</tbody></table></div>${this.worst(result.worst)}</div>`;
  }

  /** What the promise rests on, as these questions show it. @param {any} result */
  promised({ outOfScopeShare, kept, promise }) {
    const whole = (/** @type {number} */ value) => words.percent(value, 0);
    const told = (/** @type {any} */ one) => ({ share: whole(one.value), low: whole(one.low), high: whole(one.high) });
    const wanted = Math.round(Math.min(SHARES.most, Math.max(SHARES.least, outOfScopeShare.value)) * 100) / 100;
    return html`<div class="counted">${kept ? html`<p>${t('quality.kept', { ...told(kept), promised: whole(promise.precision) })}</p>` : nothing}
      <p>${t('quality.scope', { ...told(outOfScopeShare), counted: whole(this.counted ?? 0) })}</p>
      ${this.counted === wanted ? nothing : html`<div class="actions"><button class="btn" type="button" ?disabled=${this.busy}
        @click=${() => this.countOn(wanted)}>${t('quality.count.on', { share: whole(wanted) })}</button></div>
        <p class="soft small explain">${t('quality.count.hint')}</p>`}</div>`;
  }

  /** @param {number} share */
  async countOn(share) {
    this.busy = true;
    try {
      const { policy } = await guarded(() => request('PUT', '/api/v1/bot/policy', { body: { outOfScopeShare: share } }));
      [this.counted, this.problem] = [policy.outOfScopeShare, null];
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** @param {any[]} worst */
  worst(worst) {
    const name = (/** @type {string} */ id) => this.known.find((one) => one.id === id)?.title ?? (id || '–');
    const link = (/** @type {string} */ id) => (this.known.some((one) => one.id === id)
      ? html`<a href=${addressOf({ view: 'knowledge', article: id, alocale: this.locale })}>${name(id)}</a>` : t('quality.none'));
    return worst.length ? html`<div><h3>${t('quality.worst')}</h3><ol class="worst">${worst.map((one) => html`<li><b dir="auto">${one.question.text}</b>
      <p class="soft small">${words.percent(one.confidence, 0)} ${name(one.picked)} → ${link(one.question.label)}</p></li>`)}</ol></div>` : nothing;
  }
}

customElements.define('manager-quality', ManagerQuality);
