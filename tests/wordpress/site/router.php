<?php
/** Serves files as they are and everything else by WordPress, as its .htaccess does for Apache; what WordPress answers is written down. */

$root = $_SERVER['DOCUMENT_ROOT'];
$path = rtrim(urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)), '/');
if (is_file($root . $path) || is_file("$root$path/index.php")) {
    return false;
}
ob_start(function (string $answer, int $phase): string {
    static $bytes = 0;
    $bytes += strlen($answer);
    if ($phase & PHP_OUTPUT_HANDLER_FINAL) {
        $exchange = [
            'method' => $_SERVER['REQUEST_METHOD'],
            'address' => $_SERVER['REQUEST_URI'],
            'headers' => array_change_key_case(getallheaders()),
            'bytes' => $bytes,
        ];
        file_put_contents(getenv('WORDPRESS_LOG'), json_encode($exchange) . "\n", FILE_APPEND | LOCK_EX);
    }
    return $answer;
});
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require "$root/index.php";
