// @ts-check
import { html } from 'lit';
import { t } from '../shared/page.js';
import { area, choice, field, given, line } from './fields.js';
import { SettingsForm } from './settings-form.js';
import './manager-snippet.js';

/** The chat on other people's pages: the line that embeds it, its name, which sites may, and the secret that vouches for customers. */
export class ManagerEmbed extends SettingsForm {
  static properties = { shown: { state: true } };

  constructor() {
    super('/api/v1/settings');
    this.shown = false;
  }

  render() {
    const code = `<script src="${location.origin}/widget.js" async></script>`;
    return html`<section><h2>${t('embed')}</h2><p class="soft explain">${t('embed.hint')}</p>
      <manager-snippet .text=${code}></manager-snippet></section>${this.settings ? html`${this.general()}${this.secret()}` : this.waiting()}`;
  }

  general() {
    const { name = '', origins = [], surveyQuestion = 'recommend' } = this.settings;
    const questions = ['recommend', 'effort', 'none'].map((code) => /** @type {[string, string]} */ ([code, t(`settings.survey.${code}`)]));
    return html`<section><h2>${t('settings.general')}</h2><form class="editor" @submit=${this.save} @input=${() => (this.saved = false)}>
      ${field(t('settings.name'), line('name', name, { required: true, maxlength: 80 }))}
      ${field(t('settings.origins'), area('origins', origins.join('\n'), 3, 'https://shop.example'), t('settings.origins.hint'))}
      ${field(t('settings.survey'), choice('surveyQuestion', surveyQuestion, questions), t('settings.survey.hint'))}
      ${this.foot()}</form></section>`;
  }

  secret() {
    return html`<section><h2>${t('settings.secret')}</h2><p class="soft explain">${t('settings.secret.hint')}</p>
      ${this.shown ? html`<manager-snippet .text=${this.settings.identitySecret}></manager-snippet>`
        : html`<button class="btn" type="button" @click=${() => (this.shown = true)}>${t('settings.secret.show')}</button>`}</section>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const { text, lines } = given(event);
    this.put({ name: text('name'), origins: lines('origins'), surveyQuestion: text('surveyQuestion') });
  }
}

customElements.define('manager-embed', ManagerEmbed);
