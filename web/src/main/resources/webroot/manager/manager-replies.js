// @ts-check
import { html } from 'lit';
import { LOCALES } from '../shared/i18n.js';
import { icon, t, words } from '../shared/page.js';
import { SettingsForm } from './settings-form.js';

/** Canned replies: a shortcut, a language or all, and the words. */
export class ManagerReplies extends SettingsForm {
  static properties = { extra: { state: true } };

  constructor() {
    super('/api/v1/settings');
    this.extra = 0;
  }

  render() {
    if (!this.settings) return this.waiting();
    const empty = Array.from({ length: this.extra + (this.settings.canned.length ? 0 : 1) }, () => ({ shortcut: '', text: '', locale: '' }));
    return html`<section><h2>${t('section.replies')}</h2><p class="soft explain">${t('replies.hint')}</p>
      <form class="editor replies" @submit=${this.save} @input=${() => (this.saved = false)}>
        ${[...this.settings.canned, ...empty].map((one, index) => this.row(one, index))}
        <p><button class="btn small" type="button" @click=${() => (this.extra += 1)}>${icon('plus')}${t('replies.add')}</button></p>
        ${this.foot()}</form></section>`;
  }

  /** @param {any} one @param {number} index */
  row({ shortcut, text, locale }, index) {
    const label = (/** @type {string} */ key) => `${t(key)} ${index + 1}`;
    return html`<fieldset class="reply"><legend class="sr">${t('section.replies')} ${index + 1}</legend>
      <input class="input" name="shortcut" maxlength="40" pattern="[^\\s\\/]+" placeholder="hello" autocomplete="off" aria-label=${label('replies.shortcut')}
        .value=${shortcut}>
      <select class="input" name="locale" aria-label=${label('language')}><option value="">${t('all.locale')}</option>${LOCALES.map((code) =>
        html`<option value=${code} ?selected=${locale === code}>${words.language(code)}</option>`)}</select>
      <textarea class="input" name="text" rows="2" maxlength="4000" aria-label=${label('replies.text')} .value=${text}></textarea></fieldset>`;
  }

  /** A row whose shortcut or text was emptied is taken away. @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [shortcuts, locales, texts] = ['shortcut', 'locale', 'text'].map((name) => form.getAll(name).map((one) => String(one).trim()));
    const canned = shortcuts.map((shortcut, index) => ({ shortcut, text: texts[index], ...(locales[index] ? { locale: locales[index] } : nothingMore) }))
      .filter((one) => one.shortcut && one.text);
    if (await this.put({ canned })) this.extra = 0;
  }
}

const nothingMore = Object.freeze({});

customElements.define('manager-replies', ManagerReplies);
