// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble } from '../shared/page.js';
import './manager-accounts.js';
import './manager-tokens.js';

/** Settings, for administrators: the line that embeds the chat, the name, the origins, canned replies, the holdout; accounts and tokens. */
export class ManagerSettings extends PageElement {
  static properties = { settings: { state: true }, problem: { state: true }, saved: { state: true }, copied: { state: true },
    shown: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.settings = null;
    /** @type {any} */ this.problem = null;
    this.saved = false;
    this.copied = '';
    this.shown = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => request('GET', '/api/v1/settings'));
  }

  /** @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      this.settings = await guarded(action);
      this.problem = null;
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    return html`<div class="settings">${this.embed()}${trouble(this.problem)}${this.settings ? this.form() : nothing}
      ${this.settings?.identitySecret ? this.secret() : nothing}
      <manager-accounts></manager-accounts><manager-tokens></manager-tokens></div>`;
  }

  embed() {
    const line = `<script src="${location.origin}/widget.js" async></script>`;
    return html`<section><h2>${t('embed')}</h2><p class="soft explain">${t('embed.hint')}</p>${this.code('embed', line)}</section>`;
  }

  /** @param {string} name @param {string} text */
  code(name, text) {
    return html`<div class="snippet"><code>${text}</code>
      <button class="btn small" type="button"
        @click=${() => this.copy(name, text)}>${t(this.copied === name ? 'copied' : 'copy')}</button></div>`;
  }

  /** @param {string} name @param {string} text */
  async copy(name, text) {
    await navigator.clipboard.writeText(text);
    this.copied = name;
    setTimeout(() => (this.copied = ''), 2000);
  }

  form() {
    const { name = '', origins = [], canned = [], holdoutShare } = this.settings;
    const lines = canned.map((/** @type {any} */ one) => `/${one.shortcut} ${one.locale}: ${one.text}`).join('\n');
    return html`<section><h2>${t('settings.general')}</h2>
      <form class="editor" @submit=${this.save} @input=${() => (this.saved = false)}>
        <label class="field"><span>${t('settings.name')}</span><input class="input" name="name" required maxlength="80"
          .value=${name}></label>
        <label class="field"><span>${t('settings.origins')}</span>
          <textarea class="input" name="origins" rows="3" placeholder="https://shop.example"
            .value=${origins.join('\n')}></textarea></label>
        <p class="soft small">${t('settings.origins.hint')}</p>
        <label class="field"><span>${t('settings.canned')}</span><textarea class="input" name="canned" rows="5"
          .value=${lines}></textarea></label>
        <p class="soft small">${t('settings.canned.hint')} <code>/hello en: Hello! …</code></p>
        ${holdoutShare === undefined ? nothing : html`<label class="field"><span>${t('settings.holdout')}</span>
          <input class="input short" type="number" name="holdout" min="0" max="50" step="1"
            .value=${String(Math.round(holdoutShare * 100))}></label>
          <p class="soft small">${t('settings.holdout.hint')}</p>`}
        ${this.saved ? html`<p class="told" role="status">${icon('check')}${t('settings.saved')}</p>` : nothing}
        <div class="actions"><button class="btn primary" type="submit">${t('article.save')}</button></div>
      </form></section>`;
  }

  secret() {
    return html`<section><h2>${t('settings.secret')}</h2><p class="soft explain">${t('settings.secret.hint')}</p>
      ${this.shown ? this.code('secret', this.settings.identitySecret)
        : html`<button class="btn" type="button" @click=${() => (this.shown = true)}>${t('settings.secret.show')}</button>`}</section>`;
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const lines = (/** @type {string} */ name) => String(given.get(name) ?? '').split('\n').map((one) => one.trim()).filter(Boolean);
    const body = { name: String(given.get('name')).trim(), origins: lines('origins'), canned: lines('canned').map(cannedOf).filter(Boolean),
      holdoutShare: given.has('holdout') ? Number(given.get('holdout')) / 100 : undefined };
    this.saved = await this.attempt(() => request('PUT', '/api/v1/settings', { body }));
  }
}

/** `/hello en: Hello!` as a canned reply; null for a line of another form. @param {string} line */
function cannedOf(line) {
  const [, shortcut, locale, text] = /^\/?(\S+)\s+([A-Za-z-]{2,35}):\s*(.+)$/.exec(line) ?? [];
  return text ? { shortcut, locale, text } : null;
}

customElements.define('manager-settings', ManagerSettings);
