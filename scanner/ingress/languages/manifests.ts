import type { Observation } from '../python/analyse';
import { analyseLines } from './light';
import type { Language } from './patterns';

/** Files by their name that say which packages or containers are wanted. */
const FILES: ReadonlyArray<{ name: RegExp; language: Language }> = [
  {
    name: /^(?:requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|environment[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml|pyproject\.toml|setup\.cfg|pipfile)$/i,
    language: {
      comments: ['#'],
      patterns: [
        {
          rule: 'code/dependency',
          form: /(?:^|[\s"'@=])(?:git|hg|svn|bzr)\+|^\s*(?:-i|--index-url|--extra-index-url|--find-links|-f|--trusted-host|-e|--editable)\b|@\s*(?:https?|file|ftp):|^\s*-?\s*["']?(?:https?|ftp|file):\/\/|(?:index-url|index_url)\s*=|\bgit\s*=\s*["']/i,
        },
      ],
    },
  },
  {
    name: /^package\.json$/i,
    language: {
      comments: [],
      patterns: [
        {
          rule: 'code/dependency',
          form: /"\s*:\s*"(?:git(?:\+\w+)?:|github:|https?:\/\/[^"]{1,300}\.(?:tgz|tar\.gz|git)|file:)/i,
        },
        { rule: 'code/process', form: /"(?:pre|post)?install"\s*:\s*"/ },
      ],
    },
  },
  {
    name: /^(?:dockerfile|containerfile)(?:\.[\w.-]+)?$|\.dockerfile$|^(?:docker-)?compose[\w.-]*\.ya?ml$/i,
    language: {
      comments: ['#'],
      patterns: [
        {
          rule: 'code/container',
          form: /^\s*add\s+.{0,200}(?:https?|ftp|git):|^\s*run\s.{0,1000}\b(?:curl|wget|git\s+clone)\b|--privileged|privileged\s*:\s*true|docker\.sock|--network[= ]host|network_mode\s*:\s*["']?host|cap_add|--cap-add/i,
        },
      ],
    },
  },
];

/** What a file that lists packages or builds a container asks for, by its name; nothing for others. */
export function analyseManifest(name: string, text: string): Observation[] {
  const file = FILES.find((candidate) => candidate.name.test(name));
  return file ? analyseLines(file.language, text) : [];
}
