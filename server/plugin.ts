import type { AirlockConfig } from './config';
import type {
  CoreSetup,
  CoreStart,
  KibanaRequest,
  Logger,
  PluginInitializerContext,
  PluginsSetup,
  PluginsStart,
} from './contracts';
import { version } from '../package.json';
import { kibanaFeatures } from './features';
import { createAuditWriter } from './requests/elastic_audit_writer';
import { createProjectStore } from './projects/elastic_project_store';
import { createRequestStore } from './requests/elastic_request_store';
import { registerRoutes } from './router/register';
import { routes } from './routes';
import { ANONYMOUS } from './services';
import type { Services } from './services';
import { createServiceKey, registerServiceKeyType } from './service_key/stored_service_key';
import { createVerdictStream } from './verdicts/elastic_verdict_stream';

/**
 * Asked each time, since the licence is not known yet when Kibana starts. Not known counts as on: to take a
 * protected cluster for an open one would be the worse mistake.
 */
function isSecurityEnabled({ security }: PluginsSetup): boolean {
  return security !== undefined && (security.license.isEnabled() || !security.license.isLicenseAvailable());
}

export class TreAirlockPlugin {
  private readonly logger: Logger;
  private services?: Services;

  constructor(
    private readonly context: PluginInitializerContext<AirlockConfig>,
    private readonly assetsRoot: string
  ) {
    this.logger = context.logger.get();
  }

  setup(core: CoreSetup, plugins: PluginsSetup): void {
    for (const feature of kibanaFeatures()) plugins.features.registerKibanaFeature(feature);
    registerServiceKeyType(core, plugins);
    const started = core.getStartServices().then(([coreStart, pluginsStart]) => {
      this.services = this.createServices(coreStart, plugins, pluginsStart);
      this.services.audit.start();
      return this.services;
    });
    started.catch((error: Error) => this.logger.error(error));
    registerRoutes(core.http.createRouter(), routes, () => started, this.logger);
  }

  start(): void {
    // Kibana wants the method; the work starts when getStartServices() answers.
  }

  async stop(): Promise<void> {
    await this.services?.audit.stop();
  }

  private createServices(core: CoreStart, setup: PluginsSetup, start: PluginsStart): Services {
    const config = this.context.config.get();
    const logger = this.logger;
    const securityEnabled = () => isSecurityEnabled(setup);
    const internal = core.elasticsearch.client.asInternalUser;
    const serviceKey = createServiceKey({ core, setup, start, config, securityEnabled, logger });
    const requests = createRequestStore({ serviceKey, internal, logger });
    const verdicts = createVerdictStream({ serviceKey, internal });
    const audit = createAuditWriter({
      serviceKey,
      internal,
      logger,
      intervalSeconds: config.auditIntervalSeconds,
    });
    const projects = createProjectStore({ serviceKey, internal, audit, logger });
    return {
      get securityEnabled() {
        return securityEnabled();
      },
      kibanaVersion: this.context.env.packageInfo.version,
      pluginVersion: version,
      assetsRoot: this.assetsRoot,
      logger,
      internal,
      asUser: (request) => core.elasticsearch.client.asScoped(request).asCurrentUser,
      serviceKey,
      projects,
      requests,
      verdicts,
      audit,
      userName: (request: KibanaRequest) =>
        start.security?.authc.getCurrentUser(request)?.username ?? ANONYMOUS,
      spaceOf: (request: KibanaRequest) => start.spaces?.spacesService.getSpaceId(request) ?? 'default',
    };
  }
}
