/** Every way in which the embedded engine can fail to start; each message says what to do about it. */
export class EngineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class JavaMissingError extends EngineError {
  constructor(tried: string) {
    super(
      `No Java was found (tried ${tried}). Install a JDK 17 or 21 and put it on the PATH, or set JAVA_HOME to its folder.`
    );
  }
}

export class JavaTooOldError extends EngineError {
  constructor(major: number) {
    super(
      `The embedded engine needs Java 11 to 23, and this is Java ${major}. Install a JDK 17 or 21, or set JAVA_HOME to one.`
    );
  }
}

export class JavaTooNewError extends EngineError {
  constructor(major: number) {
    super(
      `The embedded engine needs Java 11 to 23, and this is Java ${major}, which no longer has the Security Manager that it requires. Install a JDK 17 or 21, or set JAVA_HOME to one.`
    );
  }
}

export class JavaVersionUnreadableError extends EngineError {
  constructor(java: string, output: string) {
    super(
      `The version of ${java} could not be read from "${output.slice(0, 200)}". Set JAVA_HOME to a JDK 17 or 21.`
    );
  }
}

export class MavenMissingError extends EngineError {
  constructor() {
    super(
      'Maven was not found, and it fetches the embedded engine on the first start. Install Maven 3.6 or later and put "mvn" on the PATH.'
    );
  }
}

export class EngineDownloadError extends EngineError {
  constructor(attempts: number, output: string) {
    super(
      `Maven could not fetch the embedded engine in ${attempts} attempts. Check the network and the mirror in Maven's settings.xml, then start again. Its last words:\n${output}`
    );
  }
}

export class PortBusyError extends EngineError {
  constructor(port: number) {
    super(
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or start the engine on another port.`
    );
  }
}

export class EngineDiedError extends EngineError {
  constructor(ending: string, lastLines: string) {
    super(
      `The embedded engine ended (${ending}) before it answered. The last lines of its log say why:\n${lastLines}`
    );
  }
}

export class EngineNotUpError extends EngineError {
  constructor(seconds: number, lastLines: string) {
    super(
      `The embedded engine did not answer within ${seconds} seconds and was stopped. Close other programs if the machine is short of memory, then start again. The last lines of its log:\n${lastLines}`
    );
  }
}
