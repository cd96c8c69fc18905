import { auditedStart, excepted, proof, set, sysmonStart } from '../../proof';

const SYSMON = 'C:\\Windows\\Sysmon64.exe';
const DESCRIPTION = 'System activity monitor';

export default proof({
  plain: true,
  hits: [
    set(
      'Sysmon is uninstalled by force',
      sysmonStart({ image: SYSMON, description: DESCRIPTION, commandLine: 'sysmon64 -u force' })
    ),
    set(
      'it is uninstalled with a slash and capitals, seen by the Security log',
      auditedStart({ image: 'C:\\WINDOWS\\SYSMON.EXE', commandLine: '"C:\\WINDOWS\\SYSMON.EXE" /U' })
    ),
    set(
      'another configuration is loaded',
      sysmonStart({
        image: SYSMON,
        description: DESCRIPTION,
        commandLine: '"C:\\Windows\\Sysmon64.exe"  -c  C:\\Users\\Public\\quiet.xml',
      })
    ),
    set(
      'a Sysmon under another name goes back to the default configuration',
      sysmonStart({
        image: 'C:\\ProgramData\\svc\\monitor.exe',
        originalFileName: '-',
        description: DESCRIPTION,
        commandLine: 'monitor.exe -c --',
      })
    ),
  ],
  misses: [
    set(
      'the configuration in force is printed',
      sysmonStart({ image: SYSMON, description: DESCRIPTION, commandLine: 'sysmon64 -c' })
    ),
    set(
      'the schema is printed',
      sysmonStart({ image: SYSMON, description: DESCRIPTION, commandLine: 'Sysmon64.exe -s' })
    ),
    excepted(
      ({ person }) => ({ 'user.name': person('deploy') }),
      set(
        "the operators' own update window",
        sysmonStart({
          image: SYSMON,
          description: DESCRIPTION,
          user: 'deploy',
          commandLine: 'sysmon64 -c C:\\Windows\\Temp\\deploy\\sysmon.xml',
        })
      )
    ),
    set(
      'another program has an option -u',
      sysmonStart({
        image: 'C:\\Program Files\\Python311\\python.exe',
        commandLine: 'python -u E:\\work\\fit.py',
      })
    ),
  ],
});
