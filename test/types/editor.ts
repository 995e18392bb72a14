import { resolve } from "node:path";
import ts from "typescript";

/** What an editor says about a piece of TypeScript that imports the library, asked of TypeScript's language service. */
export class Editor {
  private readonly file = resolve("test/types/unsaved.ts");
  private readonly service: ts.LanguageService;

  constructor(private readonly text: string) {
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
    this.service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [this.file, resolve("src/templates.d.ts")],
      getScriptVersion: () => "1",
      getScriptSnapshot: (path) => {
        const content = path === this.file ? text : ts.sys.readFile(path);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => process.cwd(),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => path === this.file || ts.sys.fileExists(path),
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    });
  }

  /** Every mistake: where it starts, on which line (from 0), and the text that is marked. */
  mistakes(): { readonly start: number; readonly line: number; readonly text: string; readonly message: string }[] {
    const diagnostics = [
      ...this.service.getSyntacticDiagnostics(this.file),
      ...this.service.getSemanticDiagnostics(this.file),
    ];
    return diagnostics.map(({ start = 0, length = 0, messageText }) => ({
      start,
      line: this.text.slice(0, start).split("\n").length - 1,
      text: this.text.slice(start, start + length),
      message: ts.flattenDiagnosticMessageText(messageText, " "),
    }));
  }

  /** What is shown when the pointer rests on a place in the text. */
  quickInfo(start: number): { signature: string; documentation: string; defaultValue: string | undefined } {
    const info = this.service.getQuickInfoAtPosition(this.file, start);
    const tag = info?.tags?.find(({ name }) => name === "default");
    return {
      signature: ts.displayPartsToString(info?.displayParts),
      documentation: ts.displayPartsToString(info?.documentation),
      defaultValue: tag && ts.displayPartsToString(tag.text),
    };
  }
}
