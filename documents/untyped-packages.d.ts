// These packages ship no types: only what documents/ uses of them stands here.
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    // By this pdfkit knows an opened font from a file.
    layout(text: string, ...how: readonly unknown[]): GlyphRun;
  }
  /** Where the glyphs of a text stand. */
  export interface GlyphRun {
    readonly positions: readonly object[];
    readonly advanceWidth: number;
  }
  /** Reads a TrueType file. The tables are parsed when first needed and kept. */
  export function create(data: Uint8Array): Font;

  global {
    namespace PDFKit.Mixins {
      interface PDFFont {
        /** pdfkit takes a font that fontkit has opened already, which its published types leave out. */
        registerFont(name: string, source: Font): this;
      }
    }
  }
}

declare module 'subset-font' {
  /** @returns a font that holds the characters of the text alone */
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'sfnt'; noHinting: boolean; keepFeatures: string[]; dropTables: string[] },
  ): Promise<Uint8Array>;
  export = subsetFont;
}
