// @ts-check
import { html, nothing, svg } from 'lit';
import { request } from './api.js';
import { LOCALES } from './i18n.js';
import { PageElement, icon, speak, t, theme, words } from './page.js';

/** The bar on top of every staff page: where one is, the state of the line, language, theme, signing out. */
export class EhTopbar extends PageElement {
  static properties = { me: { attribute: false }, current: {}, line: {}, synthetic: { type: Boolean } };

  constructor() {
    super();
    /** @type {any} */ this.me = null;
    this.current = '';
    this.line = 'open';
    this.synthetic = false;
  }

  render() {
    return html`<a class="skip" href="#main">${t('skip')}</a>
      <header class="topbar">
        <a class="brand" href="/" aria-label="Evenhand"><svg viewBox="0 0 32 32"
          aria-hidden="true">${svg`<rect width="32" height="32" rx="9"></rect><path
          d="M8 13h16M8 19h16"></path>`}</svg><span>Evenhand</span></a>
        <nav aria-label=${t('nav')}>${this.links()}</nav>
        <span class="space"></span>
        ${this.synthetic ? html`<span class="synthetic">${t('synthetic')}</span>` : nothing}
        ${this.line === 'waiting' ? html`<span class="linestate" role="status"><span class="dot away"></span>${t('line.down')}</span>`
          : nothing}
        ${this.menu()}
      </header>`;
  }

  links() {
    const roles = this.me?.roles ?? [];
    const may = (/** @type {string[]} */ wanted) => roles.includes('admin') || wanted.some((role) => roles.includes(role));
    const link = (/** @type {string} */ name) =>
      html`<a href="/${name}" aria-current=${this.current === name ? 'page' : nothing}>${t(`nav.${name}`)}</a>`;
    return [may(['agent', 'manager']) ? link('agent') : nothing, may(['manager']) ? link('manager') : nothing];
  }

  menu() {
    return html`<details class="drop">
      <summary class="btn quiet" aria-label=${t('account')}>${this.me
        ? html`<span class="long">${this.me.displayName || this.me.name}</span>` : icon('globe')}${icon('down')}</summary>
      <div class="sheet">
        <div class="row" role="group" aria-label=${t('language')}><span class="small soft">${t('language')}</span><span
          class="segments">${LOCALES.map((code) =>
          html`<button type="button" lang=${code} aria-pressed=${words.locale === code} @click=${() => speak(code)}>${code === 'zh' ? '中文'
          : 'English'}</button>`)}</span></div>
        <div class="row" role="group" aria-label=${t('theme')}><span class="small soft">${t('theme')}</span><span
          class="segments">${['auto', 'light', 'dark'].map((name) =>
          html`<button type="button" aria-pressed=${theme.value === name}
          @click=${() => this.paint(name)}>${t(`theme.${name}`)}</button>`)}</span></div>
        ${this.me ? html`<button class="item" type="button" @click=${this.password}>${t('password')}</button><button class="item" type="button" @click=${this.signOut}>${t('signout')}</button>` : nothing}
      </div></details>`;
  }

  /** @param {string} name */
  paint(name) {
    theme.value = name;
    this.requestUpdate();
    this.tell('themed');
  }

  async password() {
    await import('./eh-password.js');
    document.body.append(document.createElement('eh-password'));
  }

  async signOut() {
    await request('DELETE', '/api/v1/session').catch(() => null); // the cookie is useless once the page is left
    location.assign('/signin');
  }
}

customElements.define('eh-topbar', EhTopbar);
