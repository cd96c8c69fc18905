import { API_PRIVILEGES, FEATURES, PLUGIN_ID, PLUGIN_TITLE, UI_CAPABILITIES } from '../common';
import type { FeaturePrivilege, KibanaFeature } from './contracts';

const CATEGORY = { id: 'securitySolution', label: 'Security', order: 4000, euiIconType: 'logoSecurity' };
const { read, submit, review, release, manage } = API_PRIVILEGES;

const privilege = (api: string[], ui: string[], app: string[] = [PLUGIN_ID, 'kibana']): FeaturePrivilege => ({
  api,
  app,
  savedObject: { all: [], read: [] },
  ui,
});

/** `read` of a duty is the same for all: to look, not to act. */
const looking = (app?: string[]) => privilege([read], [UI_CAPABILITIES.show], app);

/**
 * One feature a duty, since sub-features need a gold licence. An operator (treAirlock: all) manages and
 * overrides but does not vote; a reviewer votes but does not manage; machines see no app. None is part of
 * Kibana's base privileges: whoever may look at every dashboard (role `viewer`) need not see what wants out,
 * and an administrator of Kibana is no reviewer by that.
 */
export function kibanaFeatures(): KibanaFeature[] {
  return [
    {
      id: FEATURES.app,
      name: PLUGIN_TITLE,
      category: CATEGORY,
      excludeFromBasePrivileges: true,
      app: [PLUGIN_ID, 'kibana'],
      privileges: {
        all: privilege([read, manage], [UI_CAPABILITIES.show, UI_CAPABILITIES.manage]),
        read: looking(),
      },
    },
    {
      id: FEATURES.review,
      name: `${PLUGIN_TITLE}: review requests`,
      category: CATEGORY,
      excludeFromBasePrivileges: true,
      app: [PLUGIN_ID, 'kibana'],
      privileges: {
        all: privilege([read, review], [UI_CAPABILITIES.show, UI_CAPABILITIES.review]),
        read: looking(),
      },
    },
    {
      id: FEATURES.submit,
      name: `${PLUGIN_TITLE}: submit verdicts (scanners)`,
      category: CATEGORY,
      excludeFromBasePrivileges: true,
      app: [],
      privileges: { all: privilege([read, submit], [UI_CAPABILITIES.submit], []), read: looking([]) },
    },
    {
      id: FEATURES.release,
      name: `${PLUGIN_TITLE}: release approved requests (release agents)`,
      category: CATEGORY,
      excludeFromBasePrivileges: true,
      app: [],
      privileges: { all: privilege([read, release], [UI_CAPABILITIES.release], []), read: looking([]) },
    },
  ];
}
