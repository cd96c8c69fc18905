import { auditbeatStart, linuxStart, proof, set } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set(
      'tar packs a folder',
      linuxStart({ executable: '/usr/bin/tar', commandLine: 'tar -czf /tmp/t.dat -C /mnt data' })
    ),
    set(
      'tar in its old form, without a dash, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/tar', commandLine: 'tar czf out.bin data' })
    ),
    set(
      'gpg encrypts with a password',
      linuxStart({ executable: '/usr/bin/gpg', commandLine: 'gpg --batch --passphrase x -c cohort.csv' })
    ),
    set(
      'openssl encrypts, seen by Auditbeat',
      auditbeatStart({
        executable: '/usr/bin/openssl',
        commandLine: 'openssl enc -aes-256-cbc -pbkdf2 -in cohort.csv -out figure1.png',
      })
    ),
    set(
      '7-Zip with a password',
      linuxStart({ executable: '/usr/lib/p7zip/7z', commandLine: '7z a -pSecret out.7z /mnt/data' })
    ),
  ],
  misses: [
    set(
      'tar unpacks a library',
      linuxStart({
        executable: '/usr/bin/tar',
        commandLine: 'tar -xzf /mnt/ingress/lib.tgz -C /home/analyst src',
      })
    ),
    set(
      'tar lists, in its old form, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/tar', commandLine: 'tar tzf lib.tgz' })
    ),
    set(
      'gpg verifies a signature',
      linuxStart({ executable: '/usr/bin/gpg', commandLine: 'gpg --verify lib.tgz.asc lib.tgz' })
    ),
    set(
      'openssl makes a hash, seen by Auditbeat',
      auditbeatStart({ executable: '/usr/bin/openssl', commandLine: 'openssl dgst -sha256 results.csv' })
    ),
    set(
      '7-Zip unpacks what came with a password',
      linuxStart({ executable: '/usr/lib/p7zip/7z', commandLine: '7z x -pAgreed reference.7z' })
    ),
  ],
});
