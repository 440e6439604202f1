// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, demo, t, trouble } from '../shared/page.js';
import '../shared/eh-topbar.js';

document.title = `${t('signin')} · Evenhand`;

/** Where to go after signing in: a page of ours, never another site's. @param {any} account */
export function destination(account) {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  if (/^\/(agent|manager)(?![\w])/.test(next)) return next;
  return account.roles?.includes('agent') || !account.roles?.includes('manager') ? '/agent' : '/manager';
}

/** Whether somebody was signed in until a moment ago. */
const ended = new URLSearchParams(location.search).has('ended');

/** Name and password; in the demo also one button for each account. */
export class SigninPage extends PageElement {
  static properties = { problem: { state: true }, busy: { state: true }, accounts: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.problem = null;
    this.busy = false;
    /** @type {any[]} */ this.accounts = [];
  }

  connectedCallback() {
    super.connectedCallback();
    demo().then((there) => (this.accounts = there?.accounts ?? []));
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  render() {
    return html`<eh-topbar ?synthetic=${this.accounts.length > 0}></eh-topbar><main id="main" class="signin"><form @submit=${this.submit}>
        <div><h1>${t('signin')}</h1><p class="soft">${t(ended ? 'signin.ended' : 'signin.hint')}</p></div>
        <label class="field"><span>${t('signin.name')}</span><input class="input" name="name" autocomplete="username" autocapitalize="none"
          spellcheck="false" required maxlength="80"></label>
        <label class="field"><span>${t('signin.password')}</span><input class="input" name="password" type="password"
          autocomplete="current-password" required maxlength="256"></label>
        ${this.problem?.status === 401 ? html`<p class="problem" role="alert">${t('signin.wrong')}</p>` : trouble(this.problem)}
        <button class="btn primary" type="submit" ?disabled=${this.busy}>${t('signin.do')}</button>
        ${this.accounts.length ? html`<div class="demo"><p class="soft small">${t('signin.demo')}</p>
          <div>${this.accounts.map((one) =>
          html`<button class="btn" type="button"
          @click=${() => this.enter(one.name, one.password)}>${one.displayName} · ${t(`role.${one.role}`)}</button>`)}</div></div>` : nothing}
      </form></main>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.enter(String(given.get('name')).trim(), String(given.get('password')));
  }

  /** @param {string} name @param {string} password */
  async enter(name, password) {
    this.busy = true;
    this.problem = null;
    try {
      location.assign(destination(await request('POST', '/api/v1/session', { body: { name, password } })));
    } catch (problem) {
      this.problem = problem;
      this.busy = false;
      await this.updateComplete;
      /** @type {HTMLInputElement | null} */ (this.querySelector('[name=password]'))?.select();
    }
  }
}

customElements.define('signin-page', SigninPage);
