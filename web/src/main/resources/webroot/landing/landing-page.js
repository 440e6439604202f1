// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, demo, icon, t } from '../shared/page.js';
import '../shared/eh-topbar.js';

const DOORS = [['customer', 'chat', '/shop'], ['agent', 'person', '/agent'], ['manager', 'chart', '/manager']];

const LOST = location.pathname !== '/';

/** Three doors. In the demo each signs in with one click; otherwise they lead to the pages. Under an address that leads nowhere it says so. */
export class LandingPage extends PageElement {
  static properties = { demo: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** Not yet known whether this is one. @type {any} */ this.demo = undefined;
    this.asked = demo().then((there) => (this.demo = there));
    /** @type {any} */ this.problem = null;
  }

  render() {
    return html`<eh-topbar ?synthetic=${Boolean(this.demo)}></eh-topbar><main id="main" class="landing">
      <h1>${t(LOST ? 'landing.lost' : 'landing.title')}</h1><p class="sub">${t(LOST ? 'landing.lost.sub' : 'landing.sub')}</p>
      <ul class="doors">${DOORS.map(([role, sign, address]) =>
        html`<li><a href=${role === 'customer' && !this.demo ? '/chat' : address}
        @click=${(/** @type {MouseEvent} */ event) => this.enter(event, role, address)}>
        <span class="sign ${role}">${icon(sign)}</span><strong>${t(`landing.${role}`)}</strong><span
          class="soft">${t(`landing.${role}.sub`)}</span></a></li>`)}</ul>
      ${this.problem ? html`<p class="problem" role="alert">${t('landing.failed')} <a href="/signin">${t('signin')}</a></p>` : nothing}
      ${this.demo ? html`<p class="tip">${t('landing.tip')}</p><p class="soft small">${t('landing.synthetic')}</p>` : nothing}
      <p class="more small"><a href="/chat">${t('landing.chat')}</a><a href="/docs">${t('landing.docs')}</a></p></main>`;
  }

  /** Whoever is faster than the answer waits for it at the door. @param {MouseEvent} event @param {string} role @param {string} address */
  async enter(event, role, address) {
    if (role === 'customer' || this.demo === null) return;
    event.preventDefault();
    const aside = event.metaKey || event.ctrlKey;
    const account = (await this.asked)?.accounts?.find((/** @type {any} */ one) => one.role === role);
    try {
      if (account) await request('POST', '/api/v1/session', { body: { name: account.name, password: account.password } });
      if (aside) open(address, '_blank', 'noopener');
      else location.assign(address);
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('landing-page', LandingPage);
