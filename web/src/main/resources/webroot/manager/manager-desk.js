// @ts-check
import { html } from 'lit';
import { t } from '../shared/page.js';
import { area, field, given, number, tick } from './fields.js';
import { SettingsForm } from './settings-form.js';

/** What holds for the whole desk: how a chat may end, and which customers stand ahead. */
export class ManagerDesk extends SettingsForm {
  constructor() {
    super('/api/v1/desk/settings');
  }

  render() {
    if (!this.settings) return this.waiting();
    const { dispositions = [], dispositionRequired = false, vips = [], wrapUpSeconds } = this.settings;
    return html`<section><h2>${t('section.desk')}</h2><form class="editor" @submit=${this.save} @input=${() => (this.saved = false)}>
      ${field(t('desk.dispositions'), area('dispositions', dispositions.join('\n'), 5), t('desk.dispositions.hint'))}
      ${tick('required', dispositionRequired, t('desk.required'))}
      ${field(t('desk.wrapup'), number('wrapup', wrapUpSeconds, { max: 3600, required: true }), t('desk.wrapup.hint'))}
      ${field(t('desk.vips'), area('vips', vips.join('\n'), 4, 'k-1042'), t('desk.vips.hint'))}
      ${this.foot()}</form></section>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const { lines, ticked, number: counted } = given(event);
    const wish = { dispositions: lines('dispositions'), dispositionRequired: ticked('required'), vips: lines('vips'),
      wrapUpSeconds: counted('wrapup') };
    this.put(Object.fromEntries(Object.entries(wish).filter(([key, value]) => key === 'dispositionRequired'
      || String(value) !== String(this.settings[key] ?? '')))); // what was not touched stays what somebody else may be making of it
  }
}

customElements.define('manager-desk', ManagerDesk);
