// @ts-check
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { request } from '../shared/api.js';
import { LOCALES } from '../shared/i18n.js';
import { icon, t, words } from '../shared/page.js';
import { newId } from '../widget/outbox.js';
import './manager-sure.js';
import { SettingsForm } from './settings-form.js';

const ADDRESS = '/api/v1/canned';

/** Shared canned replies: a shortcut, a language or all, a team or everybody, and the words. */
export class ManagerReplies extends SettingsForm {
  static properties = { extra: { state: true }, teams: { state: true } };

  constructor() {
    super(ADDRESS);
    /** @type {any[]} */ this.extra = [];
    /** @type {{id: string, name: string}[]} */ this.teams = [];
  }

  connectedCallback() {
    super.connectedCallback();
    request('GET', '/api/v1/desk/settings').then(({ teams }) => (this.teams = teams), () => undefined); // then for everybody
  }

  get shared() {
    return this.settings.canned.filter((/** @type {any} */ one) => !one.personal);
  }

  render() {
    if (!this.settings) return this.waiting();
    const rows = [...this.shared, ...this.extra];
    return html`<section><h2 tabindex="-1">${t('section.replies')}</h2><p class="soft explain">${t('replies.hint')}
      <code>${this.settings.placeholders.map((/** @type {string} */ name) => `{${name}}`).join(' ')}</code></p>
      <form class="editor replies" @submit=${this.save} @input=${() => (this.saved = false)}>
        ${repeat(rows, (one) => one.id, (one, index) => this.row(one, index))}
        <p><button class="btn small" type="button" @click=${this.add}>${icon('plus')}${t('replies.add')}</button></p>
        ${this.foot()}</form></section>`;
  }

  add() {
    this.extra = [...this.extra, { id: newId(), shortcut: '', text: '' }];
  }

  /** @param {any} one @param {number} index */
  row(one, index) {
    const { shortcut, text, locale = '', team = '' } = one;
    const label = (/** @type {string} */ key) => `${t(key)} ${index + 1}`;
    return html`<fieldset class="reply"><legend class="sr">${t('section.replies')} ${index + 1}</legend>
      <input class="input" name="shortcut" required maxlength="40" pattern="[^\\s\\/]+" placeholder="hello" autocomplete="off" aria-label=${label('replies.shortcut')}
        .value=${shortcut}>
      <select class="input" name="locale" aria-label=${label('language')}><option value="">${t('all.locale')}</option>${LOCALES.map((code) =>
        html`<option value=${code} ?selected=${locale === code}>${words.language(code)}</option>`)}</select>
      <select class="input" name="team" aria-label=${label('replies.team')}><option value="">${t('replies.everybody')}</option>${this.teams.map((one) =>
        html`<option value=${one.id} ?selected=${team === one.id}>${one.name}</option>`)}</select>
      <textarea class="input" name="text" rows="2" required maxlength="4000" aria-label=${label('replies.text')} .value=${text}></textarea>
      <manager-sure sign="trash" .label=${t('article.remove')} .sure=${t('accounts.sure')} .name=${shortcut}
        @sure=${() => this.drop(one)}></manager-sure></fieldset>`;
  }

  /** What else was changed stays as it is typed. @param {any} one */
  async drop(one) {
    this.saved = false;
    if (this.extra.includes(one)) this.extra = this.extra.filter((other) => other !== one);
    else await this.attempt(async () => {
      await request('DELETE', `${ADDRESS}/${encodeURIComponent(one.id)}`);
      return request('GET', ADDRESS);
    });
    this.querySelector('h2')?.focus();
  }

  /** What was not touched stays as it is. @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [shortcuts, locales, teams, texts] = ['shortcut', 'locale', 'team', 'text'].map((name) =>
      form.getAll(name).map((one) => String(one).trim()));
    const before = [...this.shared, ...this.extra];
    this.saved = await this.attempt(async () => {
      for (const [index, one] of before.entries()) {
        await this.store(one, dense({ shortcut: shortcuts[index], text: texts[index], locale: locales[index], team: teams[index] }));
      }
      return request('GET', ADDRESS);
    });
    if (this.saved) this.extra = [];
  }

  /** @param {any} one @param {any} wish */
  async store(one, wish) {
    if (['shortcut', 'text', 'locale', 'team'].every((key) => (wish[key] ?? '') === (one[key] ?? ''))) return;
    await request('PUT', `${ADDRESS}/${encodeURIComponent(one.id)}`, { body: wish });
  }
}

/** Without what is empty. @param {Record<string, string>} told */
function dense(told) {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value));
}

customElements.define('manager-replies', ManagerReplies);
