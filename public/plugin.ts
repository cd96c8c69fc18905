import { PLUGIN_ID, PLUGIN_TITLE } from '../common/names';
import { PAGES } from './app/paths';
import { loadApp } from './load_app';
import type { CoreSetup } from './contracts';

export class TreAirlockPlugin {
  setup(core: CoreSetup): void {
    core.application.register({
      id: PLUGIN_ID,
      title: PLUGIN_TITLE,
      // The category that Kibana's own Security app uses, so that both stand together.
      category: { id: 'securitySolution', label: 'Security', order: 4000, euiIconType: 'logoSecurity' },
      euiIconType: 'securityApp',
      order: 9010,
      keywords: ['egress', 'ingress', 'airlock', 'output checking', 'TRE', 'disclosure control'],
      deepLinks: PAGES.map(({ id, title, path }) => ({ id, title, path })),
      mount: async (params) => {
        const [[coreStart, plugins], app] = await Promise.all([core.getStartServices(), loadApp()]);
        return app.mountApp(coreStart, plugins, params);
      },
    });
  }

  start(): void {}

  stop(): void {}
}
