import type { NewPost } from './Publication.ts'
import type { WordPress } from './WordPress.ts'

/** What the people of an organisation do to a post, given by its id or its slug. */
type PostName = number | string

/** @returns the id of the new post */
export async function publishPost(wordpress: WordPress, post: NewPost): Promise<number> {
  return (await wordpress.run('return save_post($input);', post)) as number
}

/** Changes what is given and moves the date of the last change. */
export async function editPost(
  wordpress: WordPress,
  post: PostName,
  changes: Partial<NewPost>,
): Promise<void> {
  await wordpress.run('save_post(["ID" => find_post($input["post"])] + $input["changes"]);', {
    post,
    changes,
  })
}

/** Takes a post from the site; it can be found in the trash. */
export async function trashPost(wordpress: WordPress, post: PostName): Promise<void> {
  await wordpress.run('wp_trash_post(find_post($input));', post)
}

/** Takes a post from the site for good. */
export async function deletePost(wordpress: WordPress, post: PostName): Promise<void> {
  await wordpress.run('wp_delete_post(find_post($input), true);', post)
}
