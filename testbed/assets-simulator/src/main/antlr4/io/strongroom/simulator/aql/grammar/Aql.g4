/** The subset of AQL (and of JQL, for cf[n] and aqlFunction) that the simulator understands. */
grammar Aql;

options { caseInsensitive = true; }

query : disjunction? orderBy? EOF ;

disjunction : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation
    : NOT negation      # not
    | LPAREN disjunction RPAREN # group
    | OBJECT NOT? HAVING call   # having
    | path operation    # condition
    ;

operation
    : op=(EQ | EQEQ | NE | LE | GE | LT | GT) value # compare
    | NOT? LIKE value                       # like
    | (STARTSWITH | ENDSWITH) value         # affix
    | NOT? IN LPAREN value (COMMA value)* RPAREN # inList
    | NOT? IN call                          # inCall
    | IS NOT? EMPTY                         # empty
    ;

value : STRING | NUMBER | WORD | EMPTY | OBJECT | call ;

call : WORD LPAREN argument? RPAREN ;

argument : disjunction | offset | value (COMMA value)* ;

offset : OFFSET ;

path : name (DOT name)* ;

name : STRING | WORD | OBJECT | CUSTOM_FIELD | NUMBER ;

orderBy : ORDER BY order (COMMA order)* ;

order : path (ASC | DESC)? ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IN : 'in' ;
IS : 'is' ;
EMPTY : 'empty' | 'null' ;
LIKE : 'like' ;
STARTSWITH : 'startswith' ;
ENDSWITH : 'endswith' ;
HAVING : 'having' ;
OBJECT : 'object' ;
ORDER : 'order' ;
BY : 'by' ;
ASC : 'asc' ;
DESC : 'desc' ;
EQEQ : '==' ;
EQ : '=' ;
NE : '!=' ;
LE : '<=' ;
GE : '>=' ;
LT : '<' ;
GT : '>' ;
LPAREN : '(' ;
RPAREN : ')' ;
COMMA : ',' ;
DOT : '.' ;
CUSTOM_FIELD : 'cf[' [0-9]+ ']' ;
OFFSET : [+-]? [0-9]+ [smhdwy] ;
NUMBER : '-'? [0-9]+ ('.' [0-9]+)? ;
STRING : '"' (~["\\] | '\\' .)* '"' | '\'' (~['\\] | '\\' .)* '\'' ;
WORD : [\p{L}_] [\p{L}\p{N}\p{M}_\-]* ;
WS : [ \t\r\n]+ -> skip ;
