/** Headings and their paragraphs as the block editor stores them. */
export function writeBody(sections: readonly (readonly string[])[]): string {
  return sections
    .flatMap(([heading, ...paragraphs]) => [
      `<!-- wp:heading -->\n<h2>${heading}</h2>\n<!-- /wp:heading -->`,
      ...paragraphs.map(
        (paragraph) => `<!-- wp:paragraph -->\n<p>${paragraph}</p>\n<!-- /wp:paragraph -->`,
      ),
    ])
    .join('\n\n')
}
