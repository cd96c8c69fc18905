import type { Plugin } from 'esbuild';

/**
 * The modules that every supported Kibana (8.3 to 9.x) hands to plugins through `__kbnSharedDeps__`. Nothing
 * else may be external: a key that one version lacks would leave the page empty there.
 */
export const SHARED_MODULES: Readonly<Record<string, string>> = {
  react: 'React',
  'react-dom': 'ReactDom',
  'react-router-dom': 'ReactRouterDom',
  '@elastic/eui': 'ElasticEui',
  '@emotion/react': 'EmotionReact',
  moment: 'Moment',
};

/** Replaces the shared modules by Kibana's own copies; an import below one of them is a build error. */
export function sharedDeps(): Plugin {
  return {
    name: 'shared-deps',
    setup(build) {
      build.onResolve(
        { filter: /^(react|react-dom|react-router-dom|moment|@elastic\/eui|@emotion\/react)(\/|$)/ },
        (args) => {
          const key = SHARED_MODULES[args.path];
          if (key) return { path: key, namespace: 'shared-deps' };
          return { errors: [{ text: `${args.path} is not among the modules that every Kibana shares.` }] };
        }
      );
      build.onLoad({ filter: /.*/, namespace: 'shared-deps' }, (args) => ({
        contents: `module.exports = __kbnSharedDeps__.${args.path};`,
        loader: 'js',
      }));
    },
  };
}
