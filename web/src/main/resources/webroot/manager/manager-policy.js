// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { guarded, t, words } from '../shared/page.js';
import { field, given, number, tick } from './fields.js';
import { SettingsForm } from './settings-form.js';

const PAUSE_MS = 400;
const HUNDRED = 100;

/** When the bot answers, asks back or calls a person; what a change would mean is shown before it is saved. Tells `changed`. */
export class ManagerPolicy extends SettingsForm {
  static properties = { ...SettingsForm.properties, outlook: { state: true }, busy: { state: true } };

  constructor() {
    super('/api/v1/bot/policy');
    /** @type {any} */ this.outlook = null;
    this.busy = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    if (!this.settings) return this.waiting();
    const { precision, outOfScopeShare, cautious, wrongAnswer, askingBack } = this.settings.policy;
    const share = (/** @type {number} */ value) => Math.round(value * HUNDRED);
    return html`<section class="part"><header class="section-top"><h2>${t('knowledge.policy')}</h2></header>
      <p class="soft explain">${t('policy.hint')}</p>
      <form class="editor" @submit=${this.save} @input=${this.soon}>
        <div class="pair">${field(t('policy.precision'), number('precision', share(precision), { min: 50, max: 99, required: true }),
          t('policy.precision.hint'))}
          ${field(t('policy.outOfScopeShare'), number('outOfScopeShare', share(outOfScopeShare), { min: 5, max: 80, required: true }),
            t('policy.outOfScopeShare.hint'))}</div>
        <div class="pair">${field(t('policy.wrongAnswer'), number('wrongAnswer', wrongAnswer, { min: 1, max: 100, step: 'any', required: true }),
          t('policy.wrongAnswer.hint'))}
          ${field(t('policy.askingBack'), number('askingBack', share(askingBack), { min: 5, max: 100, required: true }),
            t('policy.askingBack.hint'))}</div>
        ${tick('cautious', cautious, t('policy.cautious'))}
        <div aria-live="polite" aria-busy=${this.busy}>${this.meaning()}</div>${this.foot()}</form></section>`;
  }

  meaning() {
    const { locales } = this.outlook ?? this.settings;
    return html`<h3>${t(this.outlook ? 'policy.would' : 'policy.now')}</h3><dl class="facts">${Object.entries(locales).sort().map(([code, shelf]) => html`<div>
      <dt>${words.language(code)}</dt><dd class="num">${outlook(shelf)}</dd></div>`)}</dl>${this.busy ? html`<p class="soft small">${t('policy.busy')}</p>`
      : nothing}`;
  }

  /** Once they pause. @param {InputEvent} event */
  soon(event) {
    this.saved = false;
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const wanted = policy(event);
    clearTimeout(this.timer);
    if (form.checkValidity()) this.timer = setTimeout(() => this.foresee(wanted), PAUSE_MS);
  }

  /** What comes late for a wish that is no longer one is not shown. @param {any} wanted */
  async foresee(wanted) {
    this.wanted = wanted;
    this.busy = true;
    try {
      const outlook = await guarded(() => request('POST', '/api/v1/bot/policy/preview', { body: wanted }));
      if (this.wanted === wanted) [this.outlook, this.problem] = [outlook, null];
    } catch (problem) {
      if (this.wanted === wanted) this.problem = problem;
    }
    if (this.wanted === wanted) this.busy = false;
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.wanted = policy(event);
    this.busy = true;
    if (await this.put(this.wanted)) {
      this.outlook = null;
      this.tell('changed');
    }
    this.busy = false;
  }
}

/** @param {any} shelf */
function outlook({ threshold, expectedCoverage, coverageLow, coverageHigh }) {
  return threshold >= 1 ? t('shelf.silent') : t('policy.outlook', { threshold: words.percent(threshold, 0), coverage: words.percent(expectedCoverage, 0),
    low: words.percent(coverageLow, 0), high: words.percent(coverageHigh, 0) });
}

/** @param {Event} event */
function policy(event) {
  const { text, ticked } = given(event);
  const share = (/** @type {string} */ name) => Number(text(name)) / HUNDRED;
  return { precision: share('precision'), outOfScopeShare: share('outOfScopeShare'), cautious: ticked('cautious'), wrongAnswer: Number(text('wrongAnswer')),
    askingBack: share('askingBack') };
}

customElements.define('manager-policy', ManagerPolicy);
