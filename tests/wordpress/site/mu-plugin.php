<?php
/**
 * Plugin Name: Lectern tests
 * Description: Post types and taxonomies of an imagined organisation, and what other plug-ins do.
 */

add_action('init', function () {
    register_post_type('news', [
        'label' => 'News',
        'public' => true,
        'has_archive' => true,
        'show_in_rest' => true,
        'rest_base' => 'news',
        'supports' => ['title', 'editor', 'excerpt', 'author', 'thumbnail'],
    ]);
    register_post_type('case_study', [
        'label' => 'Case studies',
        'public' => true,
        'has_archive' => true,
        'rewrite' => ['slug' => 'case-studies'],
        'show_in_rest' => true,
        'rest_base' => 'case-study',
        'supports' => ['title', 'editor', 'excerpt', 'author', 'thumbnail'],
    ]);

    $types = ['post', 'news', 'case_study'];
    register_taxonomy('audience', $types, ['label' => 'Audiences', 'show_in_rest' => true]);
    register_taxonomy('region', $types, [
        'label' => 'Regions',
        'hierarchical' => true,
        'show_in_rest' => true,
        'rest_base' => 'regions',
    ]);
    foreach (['news', 'case_study'] as $type) {
        register_taxonomy_for_object_type('post_tag', $type);
    }
});

/** Closed users, as plug-ins against the listing of user names do it. */
add_filter('rest_request_before_callbacks', function ($answer, $handler, $request) {
    if (!get_option('lectern_lock_users') || !str_starts_with($request->get_route(), '/wp/v2/users')) {
        return $answer;
    }
    return new WP_Error('rest_user_cannot_view', 'Sorry, you are not allowed to list users.', [
        'status' => rest_authorization_required_code(),
    ]);
}, 10, 3);

/** Exposed headers replaced by one, as a snippet that goes round does it. */
add_filter('rest_exposed_cors_headers', function ($headers) {
    return get_option('lectern_strip_totals') ? ['Link'] : $headers;
});
